"""Flows over several pages: the start of a workout, the workout, the conversation about pain."""
