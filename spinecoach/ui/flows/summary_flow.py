"""Shows the end of a workout: what was done, the week, and the questions about how it felt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.ui.pages.summary.page import SummaryPage

if TYPE_CHECKING:
    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.coaching.pain_lines import PainLine
    from spinecoach.core.workout.performance import Summary
    from spinecoach.ui.services import Services


class SummaryFlow:
    """Fills the summary page, says its questions aloud, and stores the answers."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.page = SummaryPage(services.records.past, services.settings, services.phrases)
        self.page.felt.connect(services.workouts.feel)
        self.page.questions.asked.connect(self._ask_aloud)

    def show(self, summary: Summary, feeling: Feeling | None) -> None:
        """Show what was done, and ask how it was; `feeling` is what was said in the workout.

        Without one (None), or if the coach asks nothing, nothing is asked.
        """
        services, page = self._services, self.page
        wrong = services.records.history.trouble
        trouble = services.phrases.troubles.sentence(wrong) if wrong else ""
        coach, workouts = services.coach, services.workouts
        page.show_summary(summary, trouble, workouts.under_way)
        page.show_week(coach.week(services.first_weekday()), len(coach.days()))
        if feeling is not None and coach.asks:
            page.ask(feeling)
            line = workouts.ended(feeling, complete=summary.complete, saved=not wrong)
            if line:
                workouts.say(line)

    def _ask_aloud(self, line: PainLine) -> None:
        self._services.workouts.say(self._services.phrases.pain.aloud(line))
