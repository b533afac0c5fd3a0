"""The notices above the plan on Today: troubles, news about the history, unfinished pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from spinecoach.ui.services import wrong_before_workout

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from spinecoach.core.coaching.workouts import CutOff
    from spinecoach.ui.pages.progress.workout_editor import Kept
    from spinecoach.ui.pages.today.recovery_bar import RecoveryBar
    from spinecoach.ui.services import Services
    from spinecoach.ui.widgets.notice_bar import NoticeBar


class Notices(QVBoxLayout):
    """Bars with one sentence each; each thing is shown once, so a closed bar does not return.

    The bar about an unfinished page emits `unfinished_wanted`, the bar about a workout that was cut
    off emits `go_on_wanted` with it.
    """

    unfinished_wanted = Signal()
    go_on_wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._phrases = services.phrases
        self._told: set[Hashable] = set()
        self._unfinished: NoticeBar | None = None

    def tell_wrong(self) -> None:
        """Show what is wrong with voice, sound, history, settings and exercises."""
        for trouble in wrong_before_workout(self._services):
            self._tell(trouble, self._phrases.troubles.sentence(trouble))
        for line in self._phrases.packs.problems(self._services.exercises.packs.problems()):
            self._tell(line, line)

    def tell_left_out(self, titles: Sequence[str]) -> None:
        """Show which exercises of the routine are missing, if any."""
        if titles:
            self._tell(tuple(titles), self._phrases.today.left_out(titles))

    def tell_kept(self, kept: Kept) -> None:
        """Show what happened to unsaved changes of the page that the person left."""
        self._bar().tell(*kept)

    def tell_history(self) -> None:
        """Show what happened to the history; after damage, offer the newest good backup."""
        files = self._services.records.files
        loss = files.loss
        if loss is not None and loss.kind not in self._told:
            self._told.add(loss.kind)
            from spinecoach.ui.pages.today.restore_bar import RestoreBar

            self.addWidget(RestoreBar(files, loss, self._phrases))
        for news in files.news:
            self._tell(news.kind, self._phrases.troubles.sentence(news))

    def offer_unfinished(self, sentence: str, words: str) -> None:
        """Show that a page was left unfinished, with a button; "" hides that bar."""
        if self._unfinished is None:
            self._unfinished = self._bar()
        if sentence != self._unfinished.text:  # a reader would say it again, with each page
            self._unfinished.tell(sentence, self.unfinished_wanted.emit, words)

    def ask_about(self, cut_off: CutOff) -> RecoveryBar:
        """Ask what to do with a workout that was cut off."""
        from spinecoach.ui.pages.today.recovery_bar import RecoveryBar

        workouts = self._services.workouts
        bar = RecoveryBar(cut_off.workout, self._phrases, can_go_on=cut_off.can_go_on)
        bar.keep_wanted.connect(lambda: workouts.keep(cut_off))
        bar.discard_wanted.connect(lambda: workouts.discard(cut_off))
        bar.go_on_wanted.connect(lambda: self.go_on_wanted.emit(cut_off))
        self.addWidget(bar)
        return bar

    def _tell(self, thing: Hashable, sentence: str) -> None:
        if thing not in self._told:
            self._told.add(thing)
            self._bar().tell(sentence)

    def _bar(self) -> NoticeBar:
        from spinecoach.ui.widgets.notice_bar import NoticeBar

        self.addWidget(bar := NoticeBar(self._phrases))
        return bar
