"""Questions about pain and effort, and what is said to the answers."""

from __future__ import annotations

from functools import cached_property

from spinecoach.core.coaching.after_flow import Question
from spinecoach.core.coaching.pain import Advice
from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.core.phrases.catalogue import PhraseGroup


class PainPhrases(PhraseGroup):
    """Questions about pain and effort, and what is said to the answers."""

    # -- how to answer: shown and said in the same words ---------------------------

    def press_a_number(self) -> str:
        """Say how to answer when a number counts by itself, all but a 1."""
        return self.text("Press a number; 1 and 0 for 10, 1 and Enter for 1.")

    def press_or_wait(self) -> str:
        """Say how to answer a question that does not wait for ever."""
        return self.text(
            "Press a number; 1 and 0 for 10, 1 and Enter for 1. Or wait: it goes on by itself."
        )

    def press_then_enter(self) -> str:
        """Say how to answer when a number waits to be confirmed."""
        return self.text("Press a number, 1 and 0 for 10, then Enter.")

    def zero_once_more(self) -> str:
        """Say that a 0 was not taken: it may have been the end of a 10 that began too early."""
        return self.text("Press 0 once more if you mean 0, or 1 and 0 for 10.")

    def question_and_how(self, question: str, how: str) -> str:
        """Join a question and how to answer it, to be said aloud."""
        return self.text("{question} {how}", question=question, how=how)

    def chosen(self, number: int) -> str:
        """Return what the terminal says about a number that was chosen and does not count yet."""
        return self.text("  {number}: Enter confirms, another number changes it.", number=number)

    def undone(self) -> str:
        """Return what the terminal says when the chosen number was undone."""
        return self.text("  No number now: type another.")

    # -- the scales ----------------------------------------------------------------

    def pain(self) -> str:
        """Return the name of the pain scale."""
        return self.text("Pain")

    def pain_now(self) -> str:
        """Return the name of the pain scale after a workout."""
        return self.text("Pain now")

    def effort(self) -> str:
        """Return the name of the effort scale."""
        return self.text("Effort")

    def pain_words(self) -> tuple[tuple[int, str], ...]:
        """Return some numbers of the pain scale with the words that stand below them."""
        return (
            (0, self.in_context("pain", "none")),
            (2, self.in_context("pain", "slight")),
            (5, self.in_context("pain", "moderate")),
            (8, self.in_context("pain", "strong")),
            (10, self.in_context("pain", "the worst")),
        )

    def effort_words(self) -> tuple[tuple[int, str], ...]:
        """Return some numbers of the effort scale with the words that stand below them.

        Foster's scale for a whole session (docs/reference.md, section 5).
        """
        return (
            (0, self.in_context("effort", "Rest")),
            (1, self.in_context("effort", "Very, very easy")),
            (2, self.in_context("effort", "Easy")),
            (3, self.in_context("effort", "Moderate")),
            (4, self.in_context("effort", "Somewhat hard")),
            (5, self.in_context("effort", "Hard")),
            (7, self.in_context("effort", "Very hard")),
            (10, self.in_context("effort", "Maximal")),
        )

    def number_name(self, number: int, word: str) -> str:
        """Return what a screen reader calls a number of a scale that has a word: "2 slight"."""
        return self.text("{number} {word}", number=number, word=word)

    def effort_line(self, number: int, word: str) -> str:
        """Return one number of the effort scale with its word, for the terminal."""
        return self.text("  {number:2}  {word}", number=number, word=word)

    # -- after a workout -----------------------------------------------------------

    def hurts_before(self) -> str:
        """Return the question before a workout."""
        return self.text("Does anything hurt right now?")

    def how_much(self) -> str:
        """Ask how much it hurts, in the middle of a workout."""
        return self.text("How much does it hurt?")

    def how_much_after(self) -> str:
        """Ask aloud how much it hurt, after an exercise."""
        return self.text("How much did that hurt?")

    def after_question(self, question: Question) -> str:
        """Return a question after a workout; "" when all were asked."""
        questions = {
            Question.PAIN: self.text("Does anything hurt now?"),
            Question.EFFORT: self.text("How hard was the whole workout?"),
            Question.FORM: self.text("Did your form slip anywhere?"),
        }
        return questions.get(question, "")

    def after_advice(self, advice: Advice) -> str:
        """Return what is said to the answers after a workout."""
        advices = {
            Advice.GO_ON: self.thanks(),
            Advice.EASE: self.ease_next(),
            Advice.STOP: self.stop(),
        }
        return advices[advice]

    def skip(self) -> str:
        """Return the button that passes over a question."""
        return self.text("Skip")

    def next(self) -> str:
        """Return the button that goes on with the number that is shown."""
        return self.text("Next")

    def done(self) -> str:
        """Return the button that ends the questions."""
        return self.text("Done")

    def stop(self) -> str:
        """Return what is said when it hurts too much."""
        return self.text("Stop for today. Rest, and see how it is tomorrow morning.")

    def thanks(self) -> str:
        """Return what is said when nothing hurts afterwards."""
        return self.text(
            "Thank you. Sore muscles are normal, and usually well again within a week."
        )

    def ease_next(self) -> str:
        """Return what is said when it hurts a little afterwards."""
        return self.text(
            "If it still hurts tomorrow morning, take the next workout easy "
            "or wait a little longer."
        )

    # -- in the middle of a workout ------------------------------------------------

    def aloud(self, line: PainLine, *, listens: bool = False) -> str:
        """Return what is said aloud; if somebody `listens`, it asks for words too.

        Such a question is short, because nothing is listened to until its end.
        """
        answered = self._answered_aloud if listens else {}
        return answered.get(line, self._aloud[line])

    @cached_property
    def _answered_aloud(self) -> dict[PainLine, str]:
        return {
            PainLine.ASK_HURT: self.question_and_how(
                self.how_much(), self.text("Say or press a number.")
            ),
            PainLine.ASK_AFTER: self.question_and_how(
                self.how_much_after(), self.text("Say or press a number, or wait.")
            ),
            # Translators: say that the answer is an English word; a voice of your language cannot
            # say "easier".
            PainLine.CHOOSE: self.text("Say next, stop or go on, or press a key."),
            PainLine.CHOOSE_EASIER: self.text("Say easier, next, stop or go on, or press a key."),
        }

    @cached_property
    def _aloud(self) -> dict[PainLine, str]:
        return {
            PainLine.BEFORE: self.question_and_how(self.hurts_before(), self.press_a_number()),
            PainLine.EASE: self.text(
                "Take it easy today. Fewer reps and gentler variants. Enter begins."
            ),
            PainLine.AFTER: self._after(Question.PAIN),
            PainLine.EFFORT: self._after(Question.EFFORT),
            PainLine.ASK_HURT: self.question_and_how(self.how_much(), self.press_a_number()),
            PainLine.ASK_AFTER: self.question_and_how(self.how_much_after(), self.press_or_wait()),
            PainLine.CHOOSE: self.text(
                "Press N for the next exercise, S to stop, or the space bar to go on."
            ),
            PainLine.CHOOSE_EASIER: self.text(
                "Press E for an easier variant. "
                "Press N for the next exercise, S to stop, or the space bar to go on."
            ),
            PainLine.STOP: self.stop(),
            PainLine.RISEN: self.text(
                "The pain keeps rising. Stop for today. Rest, and see how it is tomorrow morning."
            ),
        }

    def _after(self, question: Question) -> str:
        return self.question_and_how(self.after_question(question), self.press_then_enter())

    def after_saved(self, day: int) -> str:
        """Return what is said aloud when a workout is saved: which day this week; the question."""
        days = {
            1: self.text("First day this week."),
            2: self.text("Second day this week."),
            3: self.text("Third day this week."),
            4: self.text("Fourth day this week."),
            5: self.text("Fifth day this week."),
            6: self.text("Sixth day this week."),
        }
        which = days.get(day) or self.text("Every day this week.")
        return self.text("Saved. {day} {question}", day=which, question=self.aloud(PainLine.AFTER))

    def after_stopped(self) -> str:
        """Return what is said aloud when a workout was stopped: nothing is lost; the question."""
        return self.text(
            "Stopped. What you did is kept. {question}", question=self.aloud(PainLine.AFTER)
        )

    def after_practice(self) -> str:
        """Return what is said aloud when a practice is saved; the question."""
        return self.text("Saved. {question}", question=self.aloud(PainLine.AFTER))

    def risen_and_excused(self) -> str:
        """Return what to do when the pain keeps rising."""
        return self.text(
            "The pain keeps rising. Stop for today. Rest, and see how it is tomorrow morning. "
            "This day is excused: nothing counts against you."
        )

    # -- when to stop --------------------------------------------------------------

    def warning_signs(self) -> str:
        """Return when to stop at once."""
        return self.text(
            "Stop at once if pain is sharp, spreads to an arm or a leg, gets stronger from set to "
            "set, or if anything feels numb, or you feel faint or sick."
        )

    def rest_and_excused(self) -> str:
        """Return what to do on a day on which it hurts too much to begin."""
        return self.text(
            "Rest, and see how it is tomorrow morning. "
            "This day is excused: nothing counts against you."
        )

    def stop_and_excused(self) -> str:
        """Return what to do when it hurts too much."""
        return self.text(
            "Stop for today. Rest, and see how it is tomorrow morning. "
            "This day is excused: nothing counts against you."
        )

    def emergency_lead(self) -> str:
        """Return how the list of emergencies begins."""
        return self.text("Call your local emergency number if your back hurts and")

    def list_lead(self, lead: str) -> str:
        """Return the beginning of a list in the terminal."""
        return self.text("{lead}:", lead=lead)

    def list_line(self, line: str) -> str:
        """Return one line of a list in the terminal."""
        return self.text("  - {line}", line=line)

    def emergency(self) -> tuple[str, ...]:
        """Return the emergencies: symptoms, never the name of an illness."""
        return (
            self.text("both legs hurt, tingle, feel weak or feel numb"),
            self.text("it is numb around your genitals or buttocks"),
            self.text("you find it hard to pass urine"),
            self.text("you cannot hold urine or stool as you used to"),
            self.text("sex suddenly no longer feels or works as it did"),
            self.text("your chest hurts"),
            self.text("it began with a bad accident"),
        )

    def urgent_lead(self) -> str:
        """Return how the list of what is urgent begins."""
        return self.text("Get an urgent appointment with a professional if your back hurts and")

    def urgent(self) -> tuple[str, ...]:
        """Return what is urgent."""
        return (
            self.text("you have a high temperature"),
            self.text("you lose weight without meaning to"),
            self.text("there is a lump, or your back has changed its shape"),
            self.text("it does not ease when you rest, or is worse at night"),
            self.text("it is worse when you cough or sneeze"),
            self.text("it hurts between the shoulder blades"),
        )

    def ask_also_lead(self) -> str:
        """Return how the list of who should ask first begins."""
        return self.text("Also ask a professional before you start if")

    def ask_also(self) -> tuple[str, ...]:
        """Return who should ask a professional first."""
        return (
            self.text("your back hurts for the first time, and you are under 20 or over 55"),
            self.text("you have ever had cancer"),
            self.text("your bones are weak, or one broke in a light fall"),
            self.text("you take steroid tablets, or your body has trouble fighting infections"),
        )
