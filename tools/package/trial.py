"""Installs the .deb and that of spoken commands in fresh systems, and uses them without network.

Needs root and debootstrap; display and sound server run outside of the system, since a desktop
brings its own. What is tried: install, `doctor` with a tone that is recorded, the window from its
desktop file, a fast workout, the history and its report, an upgrade, each engine of the voice, a
spoken command that the add-on understands, a removal; the data stays. If strace is there, it sees
every socket that is opened.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from package.description import OUT
from package.wheel_trial import hears
from spinecoach.adapters.listening.listener import WorkerListener
from spinecoach.adapters.listening.mel import RATE
from spinecoach.adapters.speech.natural import HIBARI, PICO
from tests.adapters.listening.spoken import sixteen_bits, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

UBUNTU = "http://archive.ubuntu.com/ubuntu"
SUITES = {"bookworm": "", "trixie": "", "noble": UBUNTU}
"""The systems, and where their packages are; "" is where this system has its own from."""

USER = "trier"
PATIENCE = 60.0
LOCAL = {"AF_UNIX", "AF_NETLINK"}
"""The kinds of sockets that stay in the computer."""

LOUD = 500
"""A sample of the recorded tone is at least as loud, of 32767."""

VOICES = {"en": HIBARI, "de": PICO, "pt-br": "roa/"}
"""The beginning of what the voice of a language is called, one of each engine."""

COMMANDS = ("coach, pause", "coach, go on", "coach, next", "coach, again", "coach, it hurts")
"""What may be said to the add-on for spoken commands; the first is."""

SYSTEMS = Path("/var/tmp/spinecoach-systems")  # noqa: S108 - root's own, made below
SCRIPTS = Path("/usr/share/debootstrap/scripts")
DATA = Path("home", USER, ".local/share/spinecoach")


class Failed(Exception):  # noqa: N818
    """What was tried did not do what it should."""


def use(package: Path, added: Path, older: Path | None) -> None:
    """Try a package and its add-on in each fresh system; end with what failed."""
    if os.geteuid() or not shutil.which("debootstrap"):
        sys.exit("A fresh system needs root and debootstrap.")
    for suite in SUITES:
        began = time.monotonic()
        base = _base(suite)
        if base is None:
            print(f"{suite}: cannot be made here, not tried")
            continue
        with tempfile.TemporaryDirectory(dir=base.parent) as folder, _around() as outside:
            root = Path(folder, suite)
            subprocess.run(["cp", "-a", "--reflink=auto", str(base), str(root)], check=True)
            try:
                _try(System(root, outside), package, added, older)
            except Failed as wrong:
                sys.exit(f"{suite}: {wrong}")
        print(f"{suite}: all done in {time.monotonic() - began:.0f} s")


class System:
    """A fresh system below a folder; `outside` is what its desktop would bring."""

    def __init__(self, root: Path, outside: dict[str, str]) -> None:
        self.root = root
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": f"/home/{USER}", "LANG": "C.UTF-8"}
        self.environment |= outside

    def as_root(self, *command: str) -> None:
        """Run a command with the network that apt needs."""
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"}
        ended = subprocess.run(
            ["chroot", self.root, *command],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if ended.returncode:
            raise Failed(f"{shlex.join(command)}: {ended.stdout[-1500:]}{ended.stderr[-1500:]}")

    def command(self, *words: str) -> list[str]:
        """Return the command that runs words as the person, without any network."""
        person = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups"]
        return ["unshare", "--net", "/usr/sbin/chroot", str(self.root), *person, *words]

    def says(self, *words: str, code: int = 0, around: Sequence[str] = ()) -> str:
        """Return what a command of the person prints; its exit code must be as told.

        `around` is a command that runs it.
        """
        ended = subprocess.run(
            [*around, *self.command(*words)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=10 * PATIENCE,
        )
        if ended.returncode != code:
            raise Failed(f"{shlex.join(words)}: {ended.returncode}\n{ended.stdout}{ended.stderr}")
        return ended.stdout


def _try(system: System, package: Path, added: Path, older: Path | None) -> None:
    system.as_root("useradd", "--create-home", USER)
    for bound in ("tmp/.X11-unix", "tmp/sound"):
        (system.root / bound).mkdir(parents=True, exist_ok=True)
    with _mounted(system.root):
        _install(system, older or package)
        _doctor(system)
        _window(system)
        if "Saved." not in (said := system.says("spinecoach", "--text", "--pace", "300")):
            raise Failed(f"no workout was saved:\n{said}")
        _sockets(system)
        workouts = system.says("spinecoach", "history", "list")
        system.says("spinecoach", "export", "--format", "pdf", "--out", f"/home/{USER}/report.pdf")
        if older is not None:
            _install(system, package)
            print(f"    upgraded from {older.name}")
            if system.says("spinecoach", "history", "list") != workouts:
                raise Failed("the history is another one after the upgrade")
            _doctor(system)
        _voices(system)
        _spoken(system, added)
        system.as_root("apt-get", "remove", "--yes", "spinecoach")
    left = [path for path in (system.root / DATA).iterdir() if "history" in path.name]
    if not left:
        raise Failed("the history is gone after the removal")
    if (system.root / "usr/lib/spinecoach").exists():
        raise Failed("the program is still there after the removal")
    print(f"    a workout kept, a report written, removed; {left[0].name} stays")


def _install(system: System, package: Path) -> None:
    shutil.copy(package, system.root / "tmp")
    system.as_root("apt-get", "update")
    began = time.monotonic()
    install = ("apt-get", "install", "--yes", "--no-install-recommends")
    system.as_root(*install, f"/tmp/{package.name}")  # noqa: S108 - the fresh system's own
    print(f"    {package.name} installed in {time.monotonic() - began:.0f} s")


def _doctor(system: System) -> None:
    """Look the installation over; a tone must be heard."""
    monitor = ["parec", "--raw", "--format=s16le", "--channels=1", "--device=heard.monitor"]
    monitor += ["--latency-msec=50"]  # else the last two seconds are lost at its end
    server = {**os.environ, "PULSE_SERVER": "unix:/tmp/sound/native"}
    with (
        tempfile.TemporaryFile() as file,  # a pipe that nobody reads meanwhile would stop it
        subprocess.Popen(monitor, stdout=file, env=server) as recorder,
    ):
        until = time.monotonic() + PATIENCE
        while not os.fstat(file.fileno()).st_size and time.monotonic() < until:
            time.sleep(0.05)  # until it records
        findings = json.loads(system.says("spinecoach", "doctor", "--json"))
        recorder.terminate()
        recorder.wait()
        file.seek(0)
        heard = memoryview(file.read())
    wrong = [each for each in findings if each["verdict"] not in {"good", "note"}]
    if wrong:
        raise Failed(f"doctor finds {wrong}")
    loudest = max(map(abs, heard[: len(heard) // 2 * 2].cast("h")), default=0)
    if loudest < LOUD:
        raise Failed(f"no tone was heard ({loudest})")
    said = {each["part"]: each["words"] for each in findings}
    print(f"    doctor: {said['window']} {said['voice']} {said['sound']} (loudest {loudest})")


def _voices(system: System) -> None:
    """Let each engine speak a line."""
    for language, engine in VOICES.items():
        command = ("spinecoach", "--language", language, "doctor", "--json", "--no-tone")
        (voice,) = (each for each in json.loads(system.says(*command)) if each["part"] == "voice")
        if engine not in voice["words"]:
            raise Failed(f"{language} is spoken by another voice: {voice}")
        print(f"    {language}: {voice['words']}")


def _sockets(system: System) -> None:
    """Look the installation over and do a workout; no socket may lead out of the computer."""
    with _watched() as (around, opened):
        system.says("spinecoach", "doctor", around=around)
        system.says("spinecoach", "--text", "--pace", "300", around=around)
    if around and not opened:
        raise Failed("no socket was seen")
    print(f"    sockets of the doctor and of a workout: {dict(opened)}")


@contextlib.contextmanager
def _watched() -> Iterator[tuple[list[str], Counter[str]]]:
    """Yield what sees the sockets of the commands that it runs, and their kinds, known at its end.

    None may lead out of the computer. Without strace nothing is seen.
    """
    opened: Counter[str] = Counter()
    if not shutil.which("strace"):
        yield [], opened
        return
    with tempfile.NamedTemporaryFile() as file:
        trace = ["strace", "--follow-forks", "--output-append-mode", "-qq", "-e", "trace=socket"]
        yield [*trace, "-o", file.name], opened
        text = Path(file.name).read_text(encoding="utf-8")
    opened.update(re.findall(r"socket\((AF_\w+)", text))
    if not opened.keys() <= LOCAL:
        raise Failed(f"these sockets were opened: {opened}")


def _spoken(system: System, added: Path) -> None:
    """Install the add-on for spoken commands and say one to it; it stays until all is removed."""
    _install(system, added)
    line = f"{COMMANDS[0].capitalize()}."
    with tempfile.TemporaryDirectory() as folder:
        sound = bytes(RATE) + sixteen_bits(spoken(Path(folder), [line])[line]) + bytes(4 * RATE)
    began, took, heard = time.monotonic(), 0.0, None
    with _watched() as (around, opened):
        listener = WorkerListener([*around, *system.command("spinecoach", "--listening-worker")])
        listener.listen_for(COMMANDS)
        listener.begin()
        while heard is None or not heard.final:
            heard = listener.heard() or heard
            if listener.ready and not took:
                took = time.monotonic() - began
                listener.take(sound)
            if listener.trouble or time.monotonic() - began > PATIENCE:
                listener.close()
                raise Failed(f"no spoken command was understood: {listener.trouble}")
            time.sleep(0.01)
        listener.close()
    if heard.phrases[0].text != COMMANDS[0]:
        raise Failed(f"{line} was understood as {heard}")
    print(f"    {line} understood, {took:.1f} s after the start; sockets: {dict(opened)}")


def _window(system: System) -> None:
    """Start the program as a menu does, by its desktop file, and close it as a session does."""
    entry = (system.root / "usr/share/applications/spinecoach.desktop").read_text(encoding="utf-8")
    line = re.search(r"^Exec=(.*)$", entry, re.MULTILINE)
    if line is None:
        raise Failed("the desktop file starts nothing")
    began = time.monotonic()
    words = [word for word in shlex.split(line[1]) if word != "%f"]  # no file, as from a menu
    with subprocess.Popen(system.command(*words), env=system.environment) as window:
        display = {**os.environ, "DISPLAY": system.environment["DISPLAY"]}
        while "SpineCoach" not in _tree(display):
            if time.monotonic() - began > PATIENCE or window.poll() is not None:
                window.kill()
                raise Failed(f"no window was shown ({window.poll()})")
            time.sleep(0.1)
        took = time.monotonic() - began
        while not hears(window.pid) and time.monotonic() - began < PATIENCE:
            time.sleep(0.1)
        picture = OUT / f"window-{system.root.name}.png"
        subprocess.run(["import", "-window", "root", str(picture)], env=display, check=False)
        window.send_signal(signal.SIGTERM)
        code = window.wait(PATIENCE)
    if code:
        raise Failed(f"the window ended with {code}")
    print(f"    a window after {took:.1f} s, closed; its picture is {picture.name}")


def _tree(display: dict[str, str]) -> str:
    told = subprocess.run(
        ["xwininfo", "-root", "-tree"],
        env=display,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return told.stdout


def _base(suite: str) -> Path | None:
    """Return a whole fresh system, made once; it is copied for each trial.

    None if it cannot be made: not every place lets one fetch the packages of Ubuntu.
    """
    base = SYSTEMS / suite
    if not base.exists():
        SYSTEMS.mkdir(mode=0o700, exist_ok=True)
        print(f"{suite}: a fresh system is made, once")
        made = base.with_suffix(".new")  # what was cut off is none
        shutil.rmtree(made, ignore_errors=True)
        command = ["debootstrap", "--variant=minbase", *_keys(suite), suite, str(made)]
        command += [SUITES[suite] or _mirror()]
        if not (SCRIPTS / suite).exists():
            command.append(str(SCRIPTS / "gutsy"))  # that of every Ubuntu since
        if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
            return None
        made.rename(base)
    return base


def _keys(suite: str) -> list[str]:
    """Return which keys the packages of a system are signed with; not every Debian has Ubuntu's."""
    if not SUITES[suite]:
        return []
    known = Path("/usr/share/keyrings/ubuntu-archive-keyring.gpg")
    return [f"--keyring={known}"] if known.exists() else ["--no-check-gpg"]


def _mirror() -> str:
    """Return where this system has its packages from."""
    for path in Path("/etc/apt").rglob("*.[ls]*[st]*"):
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        found = re.search(r"^(?:URIs:|deb(?: \[.*\])?) (\S+/debian)/?\s", text, re.MULTILINE)
        if found:
            return found[1]
    return "http://deb.debian.org/debian"


@contextlib.contextmanager
def _mounted(root: Path) -> Iterator[None]:
    """Give the system what a running one has: /proc, /dev, display and sound server."""
    places = {"/proc": "proc", "/dev": "dev", "/tmp/.X11-unix": "tmp/.X11-unix"}  # noqa: S108
    places["/tmp/sound"] = "tmp/sound"  # noqa: S108
    with contextlib.ExitStack() as undo:
        for outside, inside in places.items():
            subprocess.run(["mount", "--bind", outside, str(root / inside)], check=True)
            undo.callback(subprocess.run, ["umount", "--lazy", str(root / inside)], check=False)
        yield


@contextlib.contextmanager
def _around() -> Iterator[dict[str, str]]:
    """Run a display and a sound server; yield the variables that name them."""
    sound = Path("/tmp/sound")  # noqa: S108 - the same path inside of the system
    shutil.rmtree(sound, ignore_errors=True)  # an earlier server's socket answers nobody
    sound.mkdir()
    with contextlib.ExitStack() as undo:
        home = undo.enter_context(tempfile.TemporaryDirectory())
        read, write = os.pipe()
        display = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-ac"]
        _run_beside(undo, [*display, "-nolisten", "tcp"], {}, write)
        number = os.read(read, 16).decode().strip()
        load = f"module-native-protocol-unix socket={sound}/native auth-anonymous=1"
        server = ["pulseaudio", "--daemonize=no", "-n", "--exit-idle-time=-1", "--use-pid-file=no"]
        server += ["-L", load, "-L", "module-null-sink sink_name=heard"]
        _run_beside(undo, server, {"HOME": home, "XDG_RUNTIME_DIR": home})
        until = time.monotonic() + PATIENCE
        while not (sound / "native").exists() and time.monotonic() < until:
            time.sleep(0.1)
        yield {"DISPLAY": f":{number}", "PULSE_SERVER": f"unix:{sound}/native"}


def _run_beside(
    undo: contextlib.ExitStack, command: list[str], more: dict[str, str], *handed: int
) -> None:
    process = subprocess.Popen(
        command, env={**os.environ, **more}, pass_fds=handed, stderr=subprocess.DEVNULL
    )
    undo.callback(process.wait)
    undo.callback(process.terminate)
