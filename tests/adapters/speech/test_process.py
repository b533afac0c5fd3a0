"""The parent's side of the worker: in time it has an answer or a lost worker, whatever happens."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.speech.process import SpeechLink, WorkerLostError
from tests.adapters.speech import workers
from tests.adapters.speech.workers import Workshop, is_alive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    threads = set(threading.enumerate())
    yield Workshop(tmp_path)
    assert set(threading.enumerate()) <= threads


def ask(link: SpeechLink, clip: Path, text: str = "Lift.") -> dict[str, object]:
    return link.ask(text=text, voice="toy/en", rate=140, clip=str(clip))


def pid_of(link: SpeechLink) -> int:
    assert link._process is not None
    return link._process.pid


def test_a_worker_greets_answers_and_is_gone_when_closed(
    workshop: Workshop, tmp_path: Path
) -> None:
    link = workshop.link(workers.HONEST)
    assert not link.running
    assert link.start()["engine"] == "toy 1"
    assert ask(link, tmp_path / "a.wav")["seconds"] == 0.3
    pid = pid_of(link)
    link.close()
    assert not link.running
    assert not is_alive(pid)
    link.close()


def test_garbage_between_the_answers_is_dropped(workshop: Workshop, tmp_path: Path) -> None:
    link = workshop.link(workers.GARBAGE_BETWEEN)
    assert link.start()["engine"] == "toy 1"
    for _ in range(3):
        assert ask(link, tmp_path / "a.wav")["seconds"] == 0.3
    link.close()


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (workers.DIES_AT_START, "died"),
        (workers.NEVER_GREETS, "did not answer"),
        (workers.ONLY_GARBAGE, "did not answer"),
    ],
)
def test_a_worker_that_does_not_greet_is_lost(workshop: Workshop, behaviour: str, why: str) -> None:
    link = workshop.link(behaviour)
    with pytest.raises(WorkerLostError, match=why):
        link.start()
    assert not link.running


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (workers.DIES_IN_EVERY_LINE, "died"),
        (workers.NEVER_ANSWERS, "did not answer"),
        (workers.HANGS_UP, "died"),
    ],
)
def test_a_worker_that_does_not_answer_is_lost_and_killed(
    workshop: Workshop, tmp_path: Path, behaviour: str, why: str
) -> None:
    link = workshop.link(behaviour)
    link.start()
    pid = pid_of(link)
    with pytest.raises(WorkerLostError, match=why):
        ask(link, tmp_path / "a.wav")
    assert not is_alive(pid)
    with pytest.raises(WorkerLostError, match="not started"):
        ask(link, tmp_path / "a.wav")


def test_an_answer_to_another_question_is_not_taken(workshop: Workshop, tmp_path: Path) -> None:
    link = workshop.link(workers.ANSWERS_LATE)
    link.start()
    for _ in range(3):
        assert ask(link, tmp_path / "a.wav")["seconds"] == 0.3
    link.close()


def test_a_step_of_a_load_is_a_sign_of_life_and_no_answer(
    workshop: Workshop, tmp_path: Path
) -> None:
    link = workshop.link(workers.LOADS)
    clip, signs = tmp_path / "a.wav", []

    def alive() -> None:
        signs.append("")
        for part in "abc":  # the next part that is not there yet
            if not (tmp_path / f"a.wav{part}").exists():
                (tmp_path / f"a.wav{part}").touch()
                return

    link.alive = alive
    link.start()
    (tmp_path / "a.wava").touch()
    assert ask(link, clip)["seconds"] == 0.3
    assert len(signs) == 3
    link.close()


def test_ids_go_on_over_a_restart_so_that_nobody_answers_for_another(
    workshop: Workshop, tmp_path: Path
) -> None:
    link = workshop.link(workers.HONEST)
    link.start()
    first = ask(link, tmp_path / "a.wav")["id"]
    link.start()
    assert ask(link, tmp_path / "a.wav")["id"] == int(str(first)) + 1
    assert workshop.starts == 2
    link.close()


def test_a_request_is_cut_off_from_another_thread(workshop: Workshop, tmp_path: Path) -> None:
    link = workshop.link(workers.NEVER_ANSWERS, patient=True)
    link.start()
    threading.Timer(0.05, link.kill).start()
    with pytest.raises(WorkerLostError, match="died"):  # and not: it did not answer in time
        ask(link, tmp_path / "a.wav")
    link.kill()


def test_a_program_that_cannot_be_started_is_a_lost_worker(tmp_path: Path) -> None:
    link = SpeechLink([str(tmp_path / "nothing-here")])
    with pytest.raises(WorkerLostError, match="nothing-here"):
        link.start()
    assert not link.running


def test_no_setting_that_changes_where_modules_are_found_reaches_the_worker(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PIP_TARGET", "PIP_USER")
    for name in others:
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("SPINECOACH_TEST", "kept")
    link = workshop.link("import os; greet(engine=str(sorted(os.environ)))")
    told = str(link.start()["engine"])
    link.close()
    assert not [name for name in others if name in told]
    assert "SPINECOACH_TEST" in told
