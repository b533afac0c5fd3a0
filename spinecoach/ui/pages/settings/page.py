"""Settings: every change is saved at once; if one is refused, the reason is shown at its field."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spinecoach.core.preferences import PACE, RATE, VOLUME
from spinecoach.core.record.adherence import WEEK_STARTS
from spinecoach.ui.pages.settings.about_section import AboutSection
from spinecoach.ui.pages.settings.archive_section import ArchiveSection
from spinecoach.ui.pages.settings.doctor_section import DoctorSection
from spinecoach.ui.pages.settings.history_section import HistorySection
from spinecoach.ui.pages.settings.keys_section import KeysSection
from spinecoach.ui.pages.settings.listening_section import ListeningSection
from spinecoach.ui.pages.settings.people_section import PeopleSection
from spinecoach.ui.pages.settings.personal_section import PersonalSection
from spinecoach.ui.pages.settings.search import Group
from spinecoach.ui.pages.settings.setting_controls import SettingControls
from spinecoach.ui.pages.settings.sharing_section import SharingSection
from spinecoach.ui.pages.settings.voice_list import VoiceList
from spinecoach.ui.style.reading import announce
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.columns import Columns
from spinecoach.ui.widgets.field import Field
from spinecoach.ui.widgets.form import WHOLE, Form
from spinecoach.ui.widgets.grid import Page, heading
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

    from spinecoach.ui.services import Services

SETS = (1, 2, 3)
"""The numbers of sets to choose from."""

WIDEST = 2300
LEAST = 680
SEARCH = 440
"""Pixels: the most width of the page, the least width of a column, the width of the search."""


class SettingsPage(Page):
    """One form; a changed control is saved at once through the settings port.

    `questions_wanted` and `routine_wanted` lead to those pages; after `language_changed`,
    `archive_brought_in` and `archive_undone` the whole window must be rebuilt, after `keys_changed`
    what names a key of a workout. `person_wanted` carries who is to train, `people_changed` tells
    of another name, colour or person. `controls` are those of single settings.
    """

    questions_wanted = Signal()
    routine_wanted = Signal()
    language_changed = Signal()
    archive_brought_in = Signal()
    archive_undone = Signal()
    keys_changed = Signal()
    people_changed = Signal()
    person_wanted = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent, widest=WIDEST)
        self._services = services
        self._opened = False
        self._phrases = services.phrases.settings
        self.controls = SettingControls(services, self)
        self.controls.changed.connect(self._follow)
        self.controls.refused.connect(self.refresh)
        self.groups: list[Group] = []
        self._build_search()
        self._build_personal()
        self._build_voice()
        self._build_workout()
        self._build_appearance()
        self._build_listening()
        self._build_keys()
        self._build_history()
        self._build_sharing()
        self._build_archive()
        self._build_people()
        self._build_about()
        self._align()
        self.column.addLayout(Columns(*self.groups, least=LEAST, gap=22))
        self.column.addStretch(1)
        for notice in self.findChildren(NoticeBar):
            notice.told.connect(partial(self._show_notice, notice))

    # -- searching ---------------------------------------------------------------

    def _build_search(self) -> None:
        its = self._phrases
        self.column.addWidget(heading(self._services.phrases.window.settings()))
        self.search = Field()
        self.search.setAccessibleName(its.search())
        self.search.setPlaceholderText(its.search_with_key())
        self.search.setMaximumWidth(grown(SEARCH))
        self.search.textChanged.connect(self._search)
        self.column.addWidget(self.search)
        self.nothing = label(its.nothing_found())
        self.nothing.hide()
        self.column.addWidget(self.nothing)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, context=within)
        find.activated.connect(self._find)

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()
        self.ensureWidgetVisible(self.search)

    def _search(self, query: str) -> None:
        """Show what matches; if nothing does, say so."""
        found = [group.search(query) for group in self.groups]
        self.nothing.setVisible(not any(found))
        if not any(found):
            announce(self.search, self._phrases.nothing_found())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc end a search first, before it leaves the page."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """End the search, so that all settings are visible when the page is opened again."""
        super().hideEvent(event)
        self.search.clear()
        self._opened = False

    # -- building ----------------------------------------------------------------

    def _align(self) -> None:
        """Align the controls of all groups but the keys, whose names are sentences."""
        groups = (group for group in self.groups if not group.isAncestorOf(self.keys))
        forms = [form for group in groups for form in group.findChildren(Form)]
        for form in forms:
            form.align_names(forms)

    def _build_personal(self) -> None:
        group = self._group(self._phrases.you())
        self.personal = PersonalSection(self._services)
        self.personal.questions_wanted.connect(self.questions_wanted)
        self.personal.routine_wanted.connect(self.routine_wanted)
        group.column.addWidget(self.personal)

    def _build_voice(self) -> None:
        its = self._phrases
        form = self._section(its.voice())
        self.voice = VoiceList(self._services.sound.voice.voices, self._services.phrases)
        self.voice.setAccessibleName(its.voice())
        self.voice.chosen.connect(self._choose_voice)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.voice)
        row.addWidget(self.voice.why, stretch=1)
        form.add(its.voice(), row)
        self.controls.add_refusal(form, "voice", self.voice)
        self.controls.add_slider(form, its.speed(), "rate", RATE, its.words_a_minute)
        self.controls.add_slider(
            form, its.volume(), "volume", VOLUME, self._services.phrases.common.percent
        )
        talk = {
            its.talk_all(): "full",
            its.talk_less(): "brief",
            its.talk_numbers(): "numbers",
            its.talk_tones(): "tones",
        }
        self.controls.add_choice(form, its.talk(), "verbosity", talk)
        self.controls.add_switch(form, its.quiet(), "quiet")
        if sys.platform == "linux":
            self.controls.add_switch(form, its.ducking(), "ducking")
            form.add("", label(its.ducking_explained(), size=0.9, soft=True), WHOLE)
        self.controls.add_switch(form, its.muted(), "muted")
        self.try_voice = Button(its.try_voice())
        self.try_voice.clicked.connect(self._services.sound.try_voice)
        form.add("", self.try_voice)

    def _build_workout(self) -> None:
        its, common = self._phrases, self._services.phrases.common
        form = self._section(its.workout())
        sets = {its.sets_planned(): 0, **{common.sets(number): number for number in SETS}}
        self.controls.add_choice(form, its.sets(), "sets", sets)
        self.controls.add_switch(form, its.warm_up(), "warm_up")
        self.controls.add_switch(form, its.short_set_up(), "short_set_up")
        self.controls.add_switch(form, its.wait_ready(), "wait_ready")
        look = self._services.phrases.start.look_always()
        self.controls.add_switch(form, look, "look_first")
        self.controls.add_switch(form, its.full_screen(), "full_screen")
        self.controls.add_slider(form, its.pace(), "pace", PACE, common.percent)
        starts = {common.weekday(day): name for name, day in WEEK_STARTS.items()}
        self.controls.add_choice(
            form, its.week_start(), "week_start", {its.week_start_system(): "", **starts}
        )

    def _build_listening(self) -> None:
        group = self._group(self._services.phrases.listening.commands())
        self.listening = ListeningSection(self._services)
        self.listening.changed.connect(self.controls.change)
        group.column.addWidget(self.listening)

    def _build_keys(self) -> None:
        group = self._group(self._services.phrases.keys.title())
        self.keys = KeysSection(self._services)
        self.keys.changed.connect(partial(self.controls.change, "keys"))
        group.column.addWidget(self.keys)

    def _build_appearance(self) -> None:
        its = self._phrases
        form = self._section(its.appearance())
        self._add_languages(form)
        themes = {
            its.theme_system(): "system",
            its.theme_light(): "light",
            its.theme_dark(): "dark",
        }
        skins = {
            its.skin_light(): "light",
            its.skin_medium(): "medium",
            its.skin_tan(): "tan",
            its.skin_deep(): "deep",
        }
        builds = {its.build_slender(): "slender", its.build_sturdy(): "sturdy"}
        self.controls.add_choice(form, its.theme(), "theme", themes)
        self.controls.add_choice(form, its.skin(), "skin", skins)
        self.controls.add_choice(form, its.build(), "build", builds)
        self.controls.add_switch(form, its.less_motion(), "reduced_motion")

    def _add_languages(self, form: Form) -> None:
        """Add the choice of the language if there are several, each with its own name."""
        languages = self._services.languages()
        if len(languages) > 1:
            its = self._phrases
            names: dict[str, object] = {its.language_system(): "system"}
            names |= {name: tag for tag, name in languages.items()}
            self.controls.add_choice(form, its.language(), "language", names)

    def _build_history(self) -> None:
        group = self._group(self._phrases.history())
        self.history_files = HistorySection(self._services.records.files, self._services.phrases)
        group.column.addWidget(self.history_files)

    def _build_sharing(self) -> None:
        services = self._services
        group = self._group(services.phrases.sharing.title())
        self.sharing = SharingSection(
            services.records.sharing, services.phrases, lambda: services.settings.get().unit
        )
        group.column.addWidget(self.sharing)

    def _build_archive(self) -> None:
        group = self._group(self._services.phrases.archive.title())
        self.archive = ArchiveSection(self._services.records.archives, self._services.phrases)
        self.archive.changed.connect(partial(self._follow_archive, self.archive_brought_in))
        self.archive.undone.connect(partial(self._follow_archive, self.archive_undone))
        group.column.addWidget(self.archive)

    def _follow_archive(self, told: SignalInstance) -> None:
        self._services.changed(self._services.settings.get())
        told.emit()

    def show_archive(self) -> None:
        """Show the section about archives, after one was opened; what comes next has the focus."""
        self.search.clear()
        self.archive.focus_next()
        self._show_later(self.archive, self.archive.notice)

    def _show_notice(self, notice: NoticeBar) -> None:
        """Scroll to what is said, but not to what stands there when the page is opened."""
        if self._opened:
            self._show_later(notice)

    def _show_later(self, *parts: QWidget) -> None:
        """Scroll to parts of the page, the last one first of all.

        Later, for a part that is shown for the first time is laid out after that.
        """
        QTimer.singleShot(0, self, partial(self._scroll_to, *parts))

    def _scroll_to(self, *parts: QWidget) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        for part in parts:
            self.ensureWidgetVisible(part)

    def _build_people(self) -> None:
        group = self._group(self._services.phrases.people.title())
        self.people = PeopleSection(self._services.people, self._services.phrases)
        self.people.changed.connect(self.people_changed)
        self.people.switch_wanted.connect(self.person_wanted)
        group.column.addWidget(self.people)

    def _build_about(self) -> None:
        group = self._group(self._phrases.about())
        services = self._services
        self.about = AboutSection(services.folder, services.phrases)
        self.doctor = DoctorSection(services.doctor_command, services.phrases.doctor)
        group.column.addWidget(self.about)
        group.column.addWidget(self.doctor)

    def _group(self, title: str) -> Group:
        self.groups.append(group := Group(title))
        return group

    def _section(self, title: str) -> Form:
        form = Form()
        self._group(title).column.addLayout(form)
        return form

    # -- keeping -----------------------------------------------------------------

    def _follow(self, setting: str) -> None:
        """Tell who must be built anew after a change of a setting."""
        if setting == "language":
            self.language_changed.emit()
        elif setting == "keys":
            self.keys_changed.emit()

    def _choose_voice(self, voice: str) -> None:
        """Save the voice for the language that is spoken."""
        kept = self._services.settings.get()
        for setting, value in kept.with_voice(self._services.phrases.language, voice).items():
            self.controls.change(setting, value, at="voice")

    def refresh(self) -> None:
        """Show what is saved: it may have been changed elsewhere, for example by the M key."""
        kept = self._services.settings.get()
        self.controls.refresh(kept)
        self.voice.show_value(kept.voice_for(self._services.phrases.language))
        self.listening.refresh()
        self.keys.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is saved now."""
        super().showEvent(event)
        self.refresh()
        self._opened = True
