"""What a body can do: joint angles become points, and limits say which poses exist."""
