"""The coach without a window, no Qt: keeps the core honest and coaches where there is no display.

start       asks what comes before a workout, where somebody can answer
coach       leads through a workout in lines of text
questions   asks how one is during and after it
number      one question that is answered with a number
"""

from spinecoach.terminal.coach import KEYS, Keys, TerminalCoach
from spinecoach.terminal.questions import TerminalCare
from spinecoach.terminal.start import CutOffChoice, TerminalStart

__all__ = ["KEYS", "CutOffChoice", "Keys", "TerminalCare", "TerminalCoach", "TerminalStart"]
