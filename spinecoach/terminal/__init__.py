"""The coach without a window, no Qt: keeps the core honest and coaches where there is no display.

coach   leads through a workout in lines of text
care    asks what the window asks, where somebody can answer
"""

from spinecoach.terminal.coach import KEYS, CutOffChoice, Keys, TerminalCoach
from spinecoach.terminal.questions import TerminalCare

__all__ = ["KEYS", "CutOffChoice", "Keys", "TerminalCare", "TerminalCoach"]
