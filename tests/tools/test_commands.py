"""`dev.py run`: quick, hands on arguments and exit status, and says what was typed wrong."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from devtools import stamp

PROGRAM = """
import json, os, sys
print(json.dumps([sys.argv[1:], os.getcwd()]))
sys.exit(7)
"""
# Ends where the coach would take over and tells what had to be imported until then.
SPY = """
import json, os, sys
os.execve = lambda *_: (print(json.dumps(sorted(sys.modules)), flush=True), os._exit(0))
from devtools.commands import main
main(["run"])
"""


# Marks an environment as set up.
FINISH = "from devtools import stamp; stamp.write(stamp.wanted()._replace(complete=True))"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that is all set up, with a tiny program in the coach's place."""
    root = tmp_path_factory.mktemp("checkout")
    bring_tools(root)
    (root / "pyproject.toml").write_text("[project]")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", root / ".venv"], check=True)
    call(root, "-c", f"import sys; sys.path.insert(0, {str(root / 'tools')!r})\n{FINISH}")
    site = next((root / ".venv").glob("**/site-packages"))
    (site / "spinecoach.py").write_text(PROGRAM)
    return root


def bring_tools(root: Path) -> None:
    """Put the tools of a checkout, and nothing else of it, into `root`."""
    here, generated = Path(stamp.ROOT), shutil.ignore_patterns("__pycache__")
    for folder in ("packaging", "tools"):
        shutil.copytree(here / folder, root / folder, ignore=generated)


def call(root: Path, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run this Python as on a machine without a display."""
    screenless = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd or root,
        env=screenless,
        capture_output=True,
        text=True,
        check=False,
    )


def dev(root: Path, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return call(root, str(root / "packaging" / "dev.py"), *arguments, cwd=cwd)


def test_a_second_run_hands_over_at_once(checkout: Path, tmp_path: Path) -> None:
    ran = dev(checkout, "run", "--text", "a b", "", cwd=tmp_path)
    assert json.loads(ran.stdout) == [["--text", "a b", ""], str(tmp_path)]
    assert ran.returncode == 7
    assert ran.stderr == ""


def test_modules_beside_the_person_or_on_pythonpath_do_not_reach_the_program(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("spinecoach", "platformdirs"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('of somebody else')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    ran = dev(checkout, "run", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (7, "")


@pytest.mark.skipif(stamp.WINDOWS, reason="Windows has no exec: it waits for the coach instead")
def test_a_second_run_imports_nothing_that_sets_up(checkout: Path) -> None:
    seen = call(checkout, "-c", SPY, cwd=checkout / "tools")
    modules = set(json.loads(seen.stdout))
    assert "devtools.stamp" in modules
    heavy = {"devtools.environment", "devtools.systemlibs", "subprocess", "argparse", "inspect"}
    assert not modules & heavy


@pytest.mark.parametrize("wrong", [(), ("walk",)])
def test_a_wrong_command_shows_the_right_ones(checkout: Path, wrong: tuple[str, ...]) -> None:
    told = dev(checkout, *wrong)
    assert told.returncode == 2
    assert all(name in told.stderr for name in ("run", "test", "bench"))


def test_help_is_no_error(checkout: Path) -> None:
    told = dev(checkout, "--help")
    assert told.returncode == 0
    assert "usage: python3 packaging/dev.py" in told.stdout


def test_a_folder_that_cannot_be_written_is_named_without_a_traceback(tmp_path: Path) -> None:
    bring_tools(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[project]")
    (tmp_path / ".venv").write_text("a file where the folder should be")
    told = dev(tmp_path, "run")
    assert told.returncode == 1
    assert ".venv" in told.stderr
    assert "Traceback" not in told.stderr


def test_an_incomplete_checkout_names_what_is_missing(tmp_path: Path) -> None:
    bring_tools(tmp_path)
    told = dev(tmp_path, "run")
    assert told.returncode == 1
    assert "pyproject.toml" in told.stderr
    assert "Traceback" not in told.stderr
