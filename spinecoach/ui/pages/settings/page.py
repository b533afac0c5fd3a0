"""Settings: every change is saved at once; if one is refused, the reason is shown at its field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spinecoach.core.mistake import WrongValueError
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
from spinecoach.ui.pages.settings.sharing_section import SharingSection
from spinecoach.ui.pages.settings.voice_list import VoiceList
from spinecoach.ui.style.reading import announce, explain
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.choice import Choice
from spinecoach.ui.widgets.columns import Columns
from spinecoach.ui.widgets.controls import Slider, Switch
from spinecoach.ui.widgets.field import Field
from spinecoach.ui.widgets.form import WHOLE, Form
from spinecoach.ui.widgets.grid import Page, heading
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
    from PySide6.QtWidgets import QLabel

    from spinecoach.ui.services import Services

RATE = (110, 180)
"""Words a minute (docs/reference.md, section 8)."""

VOLUME = (0, 100)
PACE = (50, 200)
"""Per cent."""

SETS = (1, 2, 3)
"""The numbers of sets to choose from."""

WIDEST = 1700
LEAST = 680
SEARCH = 440
"""Pixels: the most width of the page, the least width of a column, the width of the search."""


class SettingsPage(Page):
    """One form; a changed control is saved at once through the settings port.

    `questions_wanted` and `routine_wanted` lead to those pages; after `language_changed` and
    `archive_brought_in` the whole window must be rebuilt, after `keys_changed` what names a key of
    a workout. `person_wanted` carries who is to train, `people_changed` tells of another name,
    colour or person. `choices`, `sliders` and `switches` hold the controls by the name of their
    setting, `refusals` what was refused.
    """

    questions_wanted = Signal()
    routine_wanted = Signal()
    language_changed = Signal()
    archive_brought_in = Signal()
    keys_changed = Signal()
    people_changed = Signal()
    person_wanted = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent, widest=WIDEST)
        self._services = services
        self._phrases = services.phrases.settings
        self.choices: dict[str, Choice] = {}
        self.sliders: dict[str, Slider] = {}
        self.switches: dict[str, Switch] = {}
        self.refusals: dict[str, QLabel] = {}
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
        self.column.addLayout(Columns(*self.groups, least=LEAST, gap=22))
        self.column.addStretch(1)

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

    # -- building ----------------------------------------------------------------

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
        self._add_refusal(form, "voice")
        self._add_slider(form, its.speed(), "rate", RATE, its.words_a_minute)
        self._add_slider(
            form, its.volume(), "volume", VOLUME, self._services.phrases.common.percent
        )
        talk = {
            its.talk_all(): "full",
            its.talk_less(): "brief",
            its.talk_numbers(): "numbers",
            its.talk_tones(): "tones",
        }
        self._add_choice(form, its.talk(), "verbosity", talk)
        self._add_switch(form, its.quiet(), "quiet")
        self._add_switch(form, its.muted(), "muted")
        self.try_voice = Button(its.try_voice())
        self.try_voice.clicked.connect(self._services.sound.try_voice)
        form.add("", self.try_voice)

    def _build_workout(self) -> None:
        its, common = self._phrases, self._services.phrases.common
        form = self._section(its.workout())
        sets = {its.sets_planned(): 0, **{common.sets(number): number for number in SETS}}
        self._add_choice(form, its.sets(), "sets", sets)
        self._add_switch(form, its.warm_up(), "warm_up")
        self._add_switch(form, its.short_set_up(), "short_set_up")
        self._add_switch(form, its.wait_ready(), "wait_ready")
        look = self._services.phrases.start.look_always()
        self._add_switch(form, look, "look_first")
        self._add_switch(form, its.full_screen(), "full_screen")
        self._add_slider(form, its.pace(), "pace", PACE, common.percent)
        starts = {common.weekday(day): name for name, day in WEEK_STARTS.items()}
        self._add_choice(
            form, its.week_start(), "week_start", {its.week_start_system(): "", **starts}
        )

    def _build_listening(self) -> None:
        group = self._group(self._services.phrases.listening.commands())
        self.listening = ListeningSection(self._services)
        self.listening.changed.connect(self._change)
        group.column.addWidget(self.listening)

    def _build_keys(self) -> None:
        group = self._group(self._services.phrases.keys.title())
        self.keys = KeysSection(self._services)
        self.keys.changed.connect(partial(self._change, "keys"))
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
        self._add_choice(form, its.theme(), "theme", themes)
        self._add_choice(form, its.skin(), "skin", skins)
        self._add_choice(form, its.build(), "build", builds)
        self._add_switch(form, its.less_motion(), "reduced_motion")

    def _add_languages(self, form: Form) -> None:
        """Add the choice of the language if there are several, each with its own name."""
        languages = self._services.languages()
        if len(languages) > 1:
            its = self._phrases
            names: dict[str, object] = {its.language_system(): "system"}
            names |= {name: tag for tag, name in languages.items()}
            self._add_choice(form, its.language(), "language", names)

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
        self.archive.changed.connect(self._follow_archive)
        group.column.addWidget(self.archive)

    def _follow_archive(self) -> None:
        self._services.changed(self._services.settings.get())
        self.archive_brought_in.emit()

    def show_archive(self) -> None:
        """Scroll to the section about archives, after one was opened."""
        self.column.activate()
        self.ensureWidgetVisible(self.archive)

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

    def _add_choice(
        self, form: Form, name: str, setting: str, values: Mapping[str, object]
    ) -> None:
        self.choices[setting] = choice = Choice(name, values)
        choice.chosen.connect(lambda value: self._change(setting, value))
        form.add(name, choice, WHOLE)
        self._add_refusal(form, setting)

    def _add_switch(self, form: Form, name: str, setting: str) -> None:
        self.switches[setting] = switch = Switch(name)
        switch.toggled.connect(lambda on: self._change(setting, on))
        form.add("", switch)
        self._add_refusal(form, setting)

    def _add_slider(
        self, form: Form, name: str, setting: str, span: tuple[int, int], told: Callable[[int], str]
    ) -> None:
        """Add a slider with its value in words beside it, in a cell for the longest of them."""
        self.sliders[setting] = slider = Slider()
        slider.setAccessibleName(name)
        slider.setRange(*span)
        slider.setPageStep(max(1, (span[1] - span[0]) // 7))
        value = label("", wrap=False)
        widest = self._phrases.words_a_minute(RATE[1])
        value.setFixedWidth(value.fontMetrics().horizontalAdvance(widest) + 6)
        slider.valueChanged.connect(lambda to: value.setText(told(to)))
        value.setText(told(slider.value()))
        slider.valueChanged.connect(lambda to: self._change(setting, _kept(setting, to)))
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(slider, stretch=1)
        row.addWidget(value)
        form.add(name, row)
        self._add_refusal(form, setting)

    def _add_refusal(self, form: Form, setting: str) -> None:
        self.refusals[setting] = words = label("", size=0.9)
        words.hide()
        form.add("", words, WHOLE)

    # -- keeping -----------------------------------------------------------------

    def _change(self, setting: str, value: object, at: str = "") -> None:
        """Save a choice; a control that shows the saved value changes nothing.

        A refusal is shown at the control with the name `at`, by default the setting's.
        """
        at = at or setting
        if getattr(self._services.settings.get(), setting) == value:
            return
        try:
            preferences = self._services.settings.change(**{setting: value})
        except WrongValueError as error:
            first = error.mistakes[0]
            wanted = self._services.phrases.packs.enter(first.expected, first.found)
            self.refresh()
            self._show_refusal(at, self._phrases.not_kept(wanted))
            return
        self._show_refusal(at, "")
        self._services.changed(preferences)
        if setting == "language":
            self.language_changed.emit()
        elif setting == "keys":
            self.keys_changed.emit()

    def _choose_voice(self, voice: str) -> None:
        """Save the voice for the language that is spoken."""
        kept = self._services.settings.get()
        for setting, value in kept.with_voice(self._services.phrases.language, voice).items():
            self._change(setting, value, at="voice")

    def _show_refusal(self, setting: str, text: str) -> None:
        """Show why a choice was refused; a section of its own has nothing that can be."""
        if setting in self.refusals:
            self.refusals[setting].setText(text)
            self.refusals[setting].setVisible(bool(text))
            explain(self._control(setting), text)

    def _control(self, setting: str) -> QWidget:
        """Return the control of a setting."""
        controls = {**self.choices, **self.sliders, **self.switches, "voice": self.voice}
        return controls[setting]

    def refresh(self) -> None:
        """Show what is saved: it may have been changed elsewhere, for example by the M key."""
        kept = self._services.settings.get()
        for setting, slider in self.sliders.items():
            slider.setValue(_shown(setting, getattr(kept, setting)))
        for setting, choice in self.choices.items():
            choice.show_value(getattr(kept, setting))
        for setting, switch in self.switches.items():
            switch.setChecked(getattr(kept, setting))
        self.voice.show_value(kept.voice_for(self._services.phrases.language))
        self.listening.refresh()
        self.keys.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is saved now."""
        super().showEvent(event)
        self.refresh()


def _shown(setting: str, value: float) -> int:
    """Return the value of a setting's slider: the pace is in per cent."""
    return round(value * 100) if setting == "pace" else round(value)


def _kept(setting: str, value: int) -> float:
    """Return a slider's value as it is saved."""
    return value / 100 if setting == "pace" else value
