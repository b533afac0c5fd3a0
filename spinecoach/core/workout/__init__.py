"""One workout, second by second: timeline, session, voice track and frame."""
