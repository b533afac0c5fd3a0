"""What was done: workouts, days and weeks, and the rules that judge them."""
