"""What the operating system gives: clock, keyboard, player, sleep inhibitor, lock."""
