"""Restore and purge from the command line, while another program has the library open."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.services.tour import CONTENT, new_session
from workshop.errors import Refused
from workshop.services.library import open_service

ROOT = Path(__file__).resolve().parents[2]
OPEN = """
    import sys
    from pathlib import Path
    from workshop.services.library import open_service

    service = open_service(Path(sys.argv[1]))
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def beside(home):
    """Another program that has the library open."""
    program = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(OPEN), home],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert program.stdout.readline() == "open\n"
    yield program
    program.kill()
    program.communicate()


def workshop(home, *words):
    return subprocess.run(
        [sys.executable, "-m", "workshop", "--home", home, *words],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_that_restore_and_purge_refuse_until_the_other_program_has_gone(
    home, clock, tmp_path, beside
):
    service = open_service(home, clock, CONTENT)
    name = new_session(service)
    backup = tmp_path / "copy.workshop"
    service.back_up(backup)
    service.close()
    for words in (("restore", backup), ("purge", name)):
        ran = workshop(home, *words)
        assert (ran.returncode, ran.stderr) == (
            1, "The library is open in another window. Close it there first.\n",
        )  # fmt: skip
    assert not (home / "put aside").exists()
    beside.kill()
    beside.wait()
    assert workshop(home, "restore", backup).returncode == 0
    assert workshop(home, "purge", name).returncode == 0


def test_that_a_library_is_not_restored_under_another_window(service, home, clock, tmp_path):
    new_session(service)
    service.back_up(tmp_path / "copy.workshop")
    other = open_service(home, clock, CONTENT)
    with pytest.raises(Refused, match="open in another window"):
        service.restore(tmp_path / "copy.workshop")
    other.close()
    service.restore(tmp_path / "copy.workshop")
    assert len(service.sessions()) == 1
