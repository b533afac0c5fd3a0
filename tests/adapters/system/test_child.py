"""A worker process keeps its pipes for itself and does not outlive its parent."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.adapters.speech.workers import is_alive
from tests.patience import until

CHATTY = """
import os
from spinecoach.adapters.system.child import private_streams
requests, answer = private_streams()
print("noise of an engine")
os.system("echo noise of a library")
answer(to=requests.readline())
"""

PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", '''
import time
from spinecoach.adapters.system.child import die_with_parent
die_with_parent()
print("there", flush=True)
time.sleep(60)
'''], stdout=subprocess.PIPE)
child.stdout.readline()
print(child.pid, flush=True)
"""


def test_only_answers_reach_the_parent() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHATTY], input=b"me\n", capture_output=True, check=True
    )
    assert (done.stdout, done.stderr) == (b'{"to": "me\\n"}\n', b"")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the end of its input ends it")
def test_it_dies_with_its_parent() -> None:
    done = subprocess.run([sys.executable, "-c", PARENT], capture_output=True, check=True)
    process = int(done.stdout)
    until(lambda: not is_alive(process))
