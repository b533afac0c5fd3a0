"""The coach without a window and without Qt.

missing    asks what to do if the history is not in its folder
start      asks the questions before a workout, if a person can answer
coach      leads through a workout in lines of text
pain_talk  shows the conversation about pain in the middle of it
questions  asks how it was
keys       where keys come from, and what is written about them
aloud      says a question while its answer is waited for
number     one question that is answered with a number
"""

from spinecoach.terminal.coach import TerminalCoach
from spinecoach.terminal.keys import Keys
from spinecoach.terminal.missing import ask_missing
from spinecoach.terminal.number import NumberQuestion
from spinecoach.terminal.pain_talk import PainTalk
from spinecoach.terminal.questions import ask_after
from spinecoach.terminal.start import CutOffChoice, TerminalStart

__all__ = [
    "CutOffChoice",
    "Keys",
    "NumberQuestion",
    "PainTalk",
    "TerminalCoach",
    "TerminalStart",
    "ask_after",
    "ask_missing",
]
