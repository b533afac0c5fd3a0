"""The environment is made once, by one process at a time, and never left incomplete."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from devtools import SetupError, environment, stamp, systemlibs
from devtools.environment import describe_pip, pip_reason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Describe = Callable[[str], str | None]


class Checkout:
    """A checkout in a temporary folder, whose `python -m venv` and pip are played by `follow`."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.venv = root / ".venv"
        self.did: list[str] = []
        self.pip_fails = False
        self.while_installing: Callable[[], None] = lambda: None
        (root / "pyproject.toml").write_text("[project]")
        site = ("Lib",) if stamp.WINDOWS else ("lib", "python{}.{}".format(*sys.version_info))
        self.site = self.venv.joinpath(*site, "site-packages")
        self.python = self.venv / Path(stamp.PYTHON).relative_to(stamp.VENV)
        monkeypatch.setattr(stamp, "ROOT", str(root))
        monkeypatch.setattr(stamp, "VENV", str(self.venv))
        monkeypatch.setattr(stamp, "PYTHON", str(self.python))
        monkeypatch.setattr(stamp, "STAMP", str(self.venv / "stamp.json"))
        for function in (stamp.read, stamp.write):
            monkeypatch.setattr(function, "__defaults__", (str(self.venv / "stamp.json"),))
        monkeypatch.setattr(stamp.distributions, "__defaults__", (str(self.venv),))
        monkeypatch.setattr(environment, "VENV", self.venv)
        monkeypatch.setattr(environment, "LOCK", self.venv / "setup.lock")
        monkeypatch.setattr(environment, "LOG", self.venv / "setup.log")
        monkeypatch.setattr(environment, "follow", self.follow)
        monkeypatch.setattr(systemlibs, "ensure", self.ensure)

    def follow(
        self,
        command: Sequence[str],
        label: str,
        _describe: Describe,
        _environment: Mapping[str, str] | None = None,
        _folder: str | None = None,
    ) -> tuple[int, list[str]]:
        self.did.append(label)
        if "venv" in command:
            self.make_by_hand()
            return 0, []
        if environment.COMPILE in command:
            return 0, []
        self.while_installing()
        (self.site / "spinecoach-0.1.0.dist-info").mkdir(exist_ok=True)
        return int(self.pip_fails), ["Collecting numpy", "ERROR: No space left on device"]

    def make_by_hand(self) -> None:
        (self.site / "pip-26.0.dist-info").mkdir(parents=True)
        self.python.parent.mkdir(exist_ok=True)
        self.python.touch(mode=0o755)

    def ensure(self, unmet: set[str]) -> None:
        self.did.append(f"system: {' '.join(sorted(unmet))}")

    def prepare(self, *extras: str, met: tuple[str, ...] = ()) -> list[str]:
        """Prepare as the command line does, and return what was done for it."""
        self.did.clear()
        want = stamp.wanted(extras, met)
        if stamp.state(want)[0] != "nothing":
            environment.prepare(want)
        return self.did


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    return Checkout(tmp_path, monkeypatch)


INSTALLED = ["Packages", "Compiled code"]
ALL = ["Python environment", *INSTALLED]


def test_the_first_time_everything_is_made_and_the_second_time_nothing(checkout: Checkout) -> None:
    assert checkout.prepare() == [*ALL, "system: "]
    assert checkout.prepare() == []


def test_packages_and_program_are_compiled_but_not_the_tests_of_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "tests" / "checkout"
    site = Path(stamp.site_packages(str(root / ".venv")))
    files = (site / "numpy" / "a.py", site / "numpy" / "tests" / "b.py", root / "spinecoach/c.py")
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (site / "template.py").write_text("{{ name }} = no Python")
    monkeypatch.setattr(stamp, "ROOT", str(root))
    monkeypatch.setattr(stamp, "VENV", str(root / ".venv"))
    monkeypatch.setattr(stamp, "PYTHON", sys.executable)
    environment._compile()
    assert "failed" not in capsys.readouterr().out
    assert sorted(file.name.partition(".")[0] for file in root.rglob("*.pyc")) == ["a", "c"]


def test_further_extras_are_added_and_the_earlier_ones_stay(checkout: Checkout) -> None:
    checkout.prepare("dev")
    assert checkout.prepare() == []
    assert checkout.prepare("camera") == [*INSTALLED, "system: "]
    assert checkout.prepare("dev", "camera") == []


def test_a_changed_project_file_is_installed_again(checkout: Checkout) -> None:
    checkout.prepare()
    Path(stamp.ROOT, "pyproject.toml").write_text("[project]\nname = 'changed'")
    assert checkout.prepare() == [*INSTALLED, "system: "]


def test_demands_are_looked_at_once(checkout: Checkout) -> None:
    assert checkout.prepare(met=("xcb",)) == [*ALL, "system: xcb"]
    assert checkout.prepare(met=("xcb",)) == []
    assert checkout.prepare(met=("xcb", "tools")) == ["system: tools"]
    assert checkout.prepare(met=("xcb",)) == []


def test_an_interrupted_set_up_is_begun_anew(checkout: Checkout) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    checkout.while_installing = interrupt
    with pytest.raises(KeyboardInterrupt):
        checkout.prepare()
    (checkout.site / "half-written").touch()
    checkout.while_installing = lambda: None
    assert checkout.prepare() == [*ALL, "system: "]
    assert not (checkout.site / "half-written").exists()


def test_a_failing_pip_says_why_and_leaves_an_environment_made_by_hand_alone(
    checkout: Checkout,
) -> None:
    checkout.make_by_hand()
    (checkout.site / "mine").touch()
    checkout.pip_fails = True
    for _ in range(2):
        with pytest.raises(SetupError, match="No space left on device"):
            checkout.prepare()
    assert (checkout.site / "mine").exists()
    assert "Collecting numpy" in (checkout.venv / "setup.log").read_text()


def test_a_moved_checkout_gets_a_new_environment(checkout: Checkout) -> None:
    checkout.prepare()
    kept = stamp.read()
    assert kept is not None
    stamp.write(kept._replace(root="/where/it/was"))
    assert checkout.prepare() == [*ALL, "system: "]


def test_an_environment_whose_python_is_gone_is_made_anew(checkout: Checkout) -> None:
    checkout.prepare()
    checkout.python.unlink()
    assert checkout.prepare() == [*ALL, "system: "]


def test_a_second_set_up_waits_and_finds_the_work_done(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[bool] = []

    def meanwhile() -> None:
        with (checkout.venv / "setup.lock").open("a+b") as second:
            seen.append(environment._take(second.fileno(), wait=False))

    checkout.while_installing = meanwhile
    checkout.prepare()
    assert seen == [False]
    assert "waiting" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "doing"),
    [
        (
            "  Downloading numpy-2.4.6-cp311-abi3-any.whl (16.9 MB)",
            "fetching numpy 2.4.6 (16.9 MB)",
        ),
        ("  Using cached wakepy-1.0.0-py3-none-any.whl (70 kB)", "fetching wakepy 1.0.0 (70 kB)"),
        ("Installing collected packages: numpy, wakepy", "unpacking 2 packages"),
        ("Requirement already satisfied: pip", None),
        ("", None),
    ],
)
def test_a_line_of_pip_becomes_what_is_being_done(line: str, doing: str | None) -> None:
    assert describe_pip(line) == doing


def test_without_a_network_the_advice_is_to_connect() -> None:
    lines = [
        "WARNING: Retrying after connection broken by 'NewConnectionError(...)'",
        "ERROR: No matching distribution found for numpy>=2",
    ]
    reason = pip_reason(lines)
    assert "No matching distribution found for numpy>=2" in reason
    assert "connect to the network" in reason


def test_the_tools_of_a_check_are_the_environments_own() -> None:
    misleading = dict.fromkeys(("PYTHONHOME", "PYTHONPATH", "PYTHONUSERBASE"), "/elsewhere")
    environ = environment.venv_environ({"PATH": "/usr/bin", **misleading})
    assert environ["PATH"].startswith(str(Path(stamp.PYTHON).parent))
    assert not set(misleading) & set(environ)


def test_settings_of_pip_say_where_packages_come_from_and_not_where_they_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked of the real pip, with a pip.conf as some people have it."""
    (tmp_path / "pip.conf").write_text("[install]\nuser = true\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    for name in ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PYTHONPATH"):
        monkeypatch.setenv(name, str(tmp_path) if name != "PIP_USER" else "1")
    monkeypatch.setenv("PIP_INDEX_URL", "https://example.invalid/simple")
    environ = environment.pip_environ(os.environ)
    assert environ["PIP_INDEX_URL"] == "https://example.invalid/simple"
    assert not {"PIP_TARGET", "PIP_PREFIX", "PYTHONPATH"} & set(environ)
    ask = "from pip._internal.commands import create_command as c; "
    ask += "o, _ = c('install').parse_args(['x']); print([o.use_user_site, o.target_dir])"
    python = [sys.executable, "-I", "-c", ask]
    answer = subprocess.run(python, env=environ, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() in {"[0, None]", "[False, None]"}
