"""What comes before a workout: readiness, questions, a workout that was cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.coaching.readiness import AnswerMistake, HealthQuestion
from spinecoach.core.phrases.catalogue import PhraseGroup
from spinecoach.core.phrases.common import CommonPhrases

if TYPE_CHECKING:
    from datetime import datetime


class StartPhrases(PhraseGroup):
    """What comes before a workout: readiness, questions, a workout that was cut off."""

    # -- does anything hurt --------------------------------------------------------

    def skip_question(self) -> str:
        """Return the button that passes over it."""
        return self.text("Skip the question")

    def easy_title(self) -> str:
        """Return the headline when it hurts a little."""
        return self.text("Take it easy today")

    def easy_how(self) -> str:
        """Return what an eased workout is."""
        return self.text("Fewer reps and gentler variants. Stop if it gets worse.")

    def start_gently(self) -> str:
        """Return the button that begins an eased workout."""
        return self.text("Start gently")

    def change_number(self, number: int) -> str:
        """Return the button that goes back to the question; `number` was the answer."""
        return self.text("Change the number ({number})", number=number)

    def not_today(self) -> str:
        """Return the button, and the headline, for no workout today."""
        return self.text("Not today")

    def back_to_today(self) -> str:
        """Return the button that leads back to the Today page."""
        return self.text("Back to Today")

    def break_title(self) -> str:
        """Return the headline when the two latest workouts hurt."""
        return self.text("Time for a break")

    def break_advice(self) -> str:
        """Return what to do when the two latest workouts hurt."""
        return self.text(
            "It hurt in your last two workouts. Talk to a professional before the next one."
        )

    def asked_go_on(self) -> str:
        """Return the button for a person who talked to a professional."""
        return self.text("I have asked: go on")

    # -- the look at the whole workout ----------------------------------------------

    def pain_now(self, number: int) -> str:
        """Return the number that was given for the pain."""
        return self.text("Your pain now: {number}", number=number)

    def answer_after_all(self) -> str:
        """Return the button that goes back to the question that was skipped."""
        return self.text("Say how it feels")

    def skip_warm_up(self) -> str:
        """Return the name of the switch that leaves the warm-up out today."""
        return self.text("Skip the warm-up today")

    def look_always(self) -> str:
        """Return the name of the switch that shows the whole workout before it begins."""
        return self.text("Show the whole workout before it starts")

    def parts(self) -> str:
        """Return what a screen reader calls the list of a workout's parts."""
        return self.text("Parts of the workout")

    def rest_between(self, seconds: int) -> str:
        """Return how long the rest between two sets is."""
        return self.plural(
            "{number} second of rest between sets", "{number} seconds of rest between sets", seconds
        )

    def clock(self, seconds: float) -> str:
        """Return a short duration as minutes and seconds: "2:05"."""
        whole = round(seconds)
        # Translators: minutes and seconds, as on a stopwatch.
        return self.text("{minutes}:{seconds}", minutes=whole // 60, seconds=f"{whole % 60:02}")

    # -- the wait for the lines ----------------------------------------------------

    def waiting_title(self) -> str:
        """Return the headline while lines are rendered."""
        return self.text("Preparing the voice")

    def waiting_line(self) -> str:
        """Return what happens next."""
        return self.text("The workout starts by itself as soon as the voice is ready.")

    def start_without_voice(self) -> str:
        """Return the button for a person who does not want to wait."""
        return self.text("Start now")

    def voice_too_slow(self) -> str:
        """Return what is said when the workout began before all its lines were rendered."""
        return self.text("The voice was not ready in time: until it is, lines are only shown.")

    # -- in the terminal -------------------------------------------------------------

    def any_true(self) -> str:
        """Return what is asked about the statements that one ticks."""
        return self.text("Is any of this true for you?")

    def letters_how(self) -> str:
        """Return how the questions are answered in the terminal."""
        return self.text("Press the letters of what is true, then Enter; n = none of these.")

    def letter(self, letter: str, statement: str) -> str:
        """Return one of the questions with the letter that ticks it."""
        return self.text("  {letter}  {statement}", letter=letter, statement=statement)

    def ticked(self, letters: str) -> str:
        """Return which letters are ticked."""
        return self.text("  true: {letters}", letters=letters)

    def none_ticked(self) -> str:
        """Return that no letter is ticked."""
        return self.text("  true: none")

    def professional_keys(self) -> str:
        """Return the question after a yes, with its keys."""
        return self.text("Did you ask, and may you do this? y = yes, any other key = not yet")

    def break_keys(self) -> str:
        """Return the keys when a break is advised."""
        return self.text("y = I talked to one and go on, any other key = not today")

    def easy_keys(self) -> str:
        """Return the keys when it hurts a little."""
        return self.text("Enter = start gently, c = change the number, q = not today")

    def stop_keys(self) -> str:
        """Return the keys when it hurts too much."""
        return self.text("Enter = not today, c = change the number")

    def waiting_keys(self, percent: int) -> str:
        """Return how far the voice is, with the keys."""
        return self.text(
            "Preparing the voice: {percent} % (Space = start now, q = not today)", percent=percent
        )

    def nothing_begun(self) -> str:
        """Return what is said when no workout was begun."""
        return self.text("Nothing was begun.")

    # -- a workout that was cut off ------------------------------------------------

    def cut_off(self, began: datetime, reps: int) -> str:
        """Return which workout was cut off, and after how much."""
        return self.plural(
            "Your workout of {date}, {time}, was cut off after {number} rep.",
            "Your workout of {date}, {time}, was cut off after {number} reps.",
            reps,
            date=CommonPhrases(self._catalogue).day_and_month(began),
            time=began.strftime("%H:%M"),
        )

    def cut_off_safe(self) -> str:
        """Return that nothing of it is lost."""
        return self.text("What you did is safe.")

    def cut_off_go_on(self) -> str:
        """Return the button that goes on with it."""
        return self.text("Go on from there")

    def cut_off_keep(self) -> str:
        """Return the button that keeps what was done of it."""
        return self.text("Keep what was done")

    def cut_off_discard(self) -> str:
        """Return the button that discards it."""
        return self.text("Discard it")

    def cut_off_kept(self) -> str:
        """Return what becomes of it if nobody can answer."""
        return self.text("What you did is kept.")

    def cut_off_keys(self) -> str:
        """Return the keys that decide what becomes of it."""
        return self.text("g = go on from there, k = keep what was done, d = discard it")

    def cut_off_keys_done(self) -> str:
        """Return those keys when nothing is left to go on with."""
        return self.text("k = keep what was done, d = discard it")

    # -- the questions before the first workout --------------------------------------

    def unfinished_questions(self) -> str:
        """Return what waits on Today: the questions."""
        return self.text("A few questions come before your first workout.")

    def answer_them(self) -> str:
        """Return the button that leads to the questions."""
        return self.text("Answer them")

    def unfinished_professional(self) -> str:
        """Return what waits on Today: a professional has to be asked."""
        return self.text(
            "You ticked something that a professional should know about before you exercise."
        )

    def have_asked(self) -> str:
        """Return the button that leads to where this is confirmed."""
        return self.text("I have asked")

    def unfinished_personal(self) -> str:
        """Return what waits on Today: the personal form."""
        return self.text("Choose your days, dumbbells and reminder whenever you like.")

    def make_it_yours(self) -> str:
        """Return the headline of the personal form, and the button that leads there."""
        return self.text("Make it yours")

    def for_whom(self) -> str:
        """Return who the program is for, and what it is not (docs/reference.md, section 4)."""
        return self.text(
            "SpineCoach guides a general fitness routine for adults who are well. "
            "It does not diagnose, treat or prevent any condition "
            "and does not replace a health professional."
        )

    def caution(self) -> str:
        """Return the article's rule, for when nobody can be asked."""
        return self.text(
            "If your back hurts now, see a professional before you start. "
            "Stop at once when something hurts."
        )

    def questions_title(self) -> str:
        """Return the headline of the questions."""
        return self.text("Before you start")

    def asked_again(self) -> str:
        """Return why the questions come again."""
        return self.text("It has been a while: please answer these questions again.")

    def question(self, question: HealthQuestion) -> str:
        """Return the statement that is ticked if it is true."""
        return {
            HealthQuestion.BACK: self.text("My back hurts today"),
            HealthQuestion.HEART: self.text("I have a heart condition or high blood pressure"),
            HealthQuestion.CHEST: self.text("My chest sometimes hurts, at rest or when I move"),
            HealthQuestion.FAINT: self.text(
                "I have fainted or been badly dizzy in the past twelve months"
            ),
            HealthQuestion.JOINT: self.text(
                "I have a bone, joint or muscle problem that exercise could make worse"
            ),
            HealthQuestion.LONG: self.text("I have, or have had, another long-term illness"),
            HealthQuestion.MEDICINE: self.text("I take medicine regularly for a long-term illness"),
            HealthQuestion.WATCHED: self.text("I was told to exercise only under supervision"),
            HealthQuestion.BIRTH: self.text(
                "I am pregnant, or have given birth in the past six months"
            ),
            HealthQuestion.OPERATION: self.text("I have had an operation in the past six months"),
            HealthQuestion.PRESSURE: self.text(
                "I have raised pressure in my eyes (glaucoma), or a hernia"
            ),
        }[question]

    def none_of_these(self) -> str:
        """Return the button for a person who ticks nothing."""
        return self.text("None of these")

    def continue_(self) -> str:
        """Return the button for a person who ticked something."""
        return self.text("Continue")

    def answer_mistake(self, mistake: AnswerMistake) -> str:
        """Return what is wrong with what was ticked, and what to do."""
        return {
            AnswerMistake.BOTH: self.text(
                "You ticked “None of these” and something else. Untick what is not true."
            ),
            AnswerMistake.NOTHING: self.text("Tick what is true for you, or “None of these”."),
            AnswerMistake.UNKNOWN: self.text("One of these questions does not exist."),
        }[mistake]

    def private(self) -> str:
        """Return where the answers stay."""
        return self.text("Your answers stay on this computer. You can delete them under Settings.")

    def when_to_stop(self) -> str:
        """Return the button that leads to the lists, and their headline."""
        return self.text("When to stop")

    def ask_first_title(self) -> str:
        """Return the headline after a yes."""
        return self.text("Ask a professional first")

    def ask_first(self) -> str:
        """Return what a yes leads to."""
        return self.text(
            "Check with a professional first. Show them the four exercises: "
            "they know you, and a program on a screen does not."
        )

    def not_yet(self) -> str:
        """Return the button for a person who has not asked yet."""
        return self.text("Not yet")

    def confirm_asked(self) -> str:
        """Return the button for a person who asked a professional."""
        return self.text("I have asked, and I may exercise")

    def can_wait(self) -> str:
        """Return that the personal form may be left as it is."""
        return self.text("All of this can wait: it is under Settings too.")

    def done(self) -> str:
        """Return the button that ends the personal form."""
        return self.text("Done")

    def voice_sample(self) -> str:
        """Return what "Try the voice" says."""
        return self.text("This is your coach. Lift, hold, three, two, one.")

    # -- the personal form ---------------------------------------------------------

    def days(self) -> str:
        """Return the label of the days of the week."""
        return self.text("Days")

    def often(self) -> str:
        """Return what is said to a person who chooses many days."""
        return self.text(
            "Four or five days are plenty: leave days of rest between them where you can."
        )

    def after(self) -> str:
        """Return the label of the habit that a workout follows."""
        return self.text("Train after")

    def after_example(self) -> str:
        """Return an example of such a habit."""
        return self.text("for example: the morning coffee")

    def dumbbells(self) -> str:
        """Return the label of the dumbbells that a person has."""
        return self.text("Dumbbells")

    def weight_of_each(self, unit: str) -> str:
        """Return how the dumbbells are typed; `unit` is kg or lb."""
        return self.text("the weight of each one in {unit}, for example: 2, 3, 5", unit=unit)

    def unit(self) -> str:
        """Return the name of the choice between kg and lb."""
        return self.text("Unit")

    def weights_in(self) -> str:
        """Return the label of that choice."""
        return self.text("Weights in")

    def remind_at(self) -> str:
        """Return the label of the time of the reminder."""
        return self.text("Remind me at")

    def remind_example(self) -> str:
        """Return how that time is typed."""
        return self.text("a time such as 07:30, or leave it empty")

    def voice(self) -> str:
        """Return the label of the voice."""
        return self.text("Voice")

    def try_voice(self) -> str:
        """Return the button that lets the voice say a sentence."""
        return self.text("Try the voice")
