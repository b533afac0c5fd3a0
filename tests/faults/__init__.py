"""What can go wrong, what a person then sees, what is kept, and the test that breaks it."""
