"""What a coach decides for one person: routine, readiness, pain, progression, days."""
