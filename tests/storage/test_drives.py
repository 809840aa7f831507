"""Drives as the world has them: without shared memory, full, read-only, copied and synchronised."""

import os
import shutil
import subprocess
import sys
import textwrap
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.storage.test_as_found import left_open
from tests.storage.test_opening import NOW, settings, write
from workshop.services.backups import is_sound
from workshop.services.library import open_service
from workshop.storage.backup import copy_library, is_whole
from workshop.storage.opening import open_file

NO_SHARED_MEMORY = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <errno.h>
    #include <stdio.h>
    #include <string.h>
    #include <sys/mman.h>
    #include <unistd.h>
    static int ours(int file) {
        char link[64], path[512];
        snprintf(link, sizeof link, "/proc/self/fd/%d", file);
        int long_ = readlink(link, path, sizeof path - 1);
        if (long_ < 0) return 0;
        path[long_] = 0;
        return strstr(path, ".workshop") != 0;
    }
    void *mmap64(void *at, size_t size, int may, int how, int file, off64_t from) {
        static void *(*real)(void *, size_t, int, int, int, off64_t);
        if (!real) real = dlsym(RTLD_NEXT, "mmap64");
        if (file >= 0 && (how & MAP_SHARED) && ours(file)) { errno = EINVAL; return MAP_FAILED; }
        return real(at, size, may, how, file, from);
    }
    void *mmap(void *at, size_t size, int may, int how, int file, off_t from) {
        return mmap64(at, size, may, how, file, from);
    }
"""
OPENS = """
    import datetime, sys
    from pathlib import Path
    from workshop.services.backups import is_sound
    from workshop.storage.opening import open_file
    home = Path(sys.argv[1])
    print(is_sound(home))
    found = open_file(home, datetime.datetime.now())
    print(found.problem or "-")
    with found.database.read() as connection:
        print(*connection.exec_driver_sql("SELECT name FROM setting ORDER BY name").scalars())
    if len(sys.argv) > 2:
        with found.database.write() as connection:
            connection.exec_driver_sql("INSERT INTO setting VALUES (?, '1')", (sys.argv[2],))
        if sys.argv[2] == "killed":
            import os, signal
            os.kill(os.getpid(), signal.SIGKILL)
    found.close()
"""


def run(*given, **environment):
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(OPENS), *given],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": ".", **environment},
    )  # fmt: skip
    return done.stderr, done.stdout.splitlines()


@pytest.fixture(scope="session")
def without_shared_memory(tmp_path_factory):
    """What to preload so that no `.workshop` file can have shared memory."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("plays such a drive by a C library, on Linux")
    folder = tmp_path_factory.mktemp("drive")
    (folder / "drive.c").write_text(NO_SHARED_MEMORY)
    made = folder / "drive.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-o", made, folder / "drive.c", "-ldl"], check=True
    )
    return {"LD_PRELOAD": str(made)}


def test_that_a_drive_without_shared_memory_is_written_without_a_log_and_told_once(
    home, without_shared_memory
):
    write(home, "kept")
    fault, (sound, told, rows) = run(home, "added", **without_shared_memory)
    assert (fault, sound, rows) == ("", "True", "kept")
    assert "takes no log" in told
    fault, (sound, told, rows) = run(home, **without_shared_memory)
    assert (fault, sound, told, rows) == ("", "True", "-", "added kept")
    assert settings(home) == ["added", "kept"]


def test_that_a_log_left_on_such_a_drive_is_read_and_the_file_not_called_damaged(
    home, without_shared_memory
):
    write(home, "kept")
    left_open(home, "in the log")
    fault, (sound, _told, rows) = run(home, **without_shared_memory)
    assert (fault, sound, rows) == ("", "True", "in the log kept")


def test_that_a_deed_cut_short_on_such_a_drive_loses_nothing(home, without_shared_memory):
    write(home, "kept")
    run(home, "killed", **without_shared_memory)
    assert is_sound(home)
    _fault, (sound, _told, rows) = run(home, **without_shared_memory)
    assert (sound, rows) == ("True", "kept killed")


@contextmanager
def mounted(folder: Path, *options: str):
    """A file system of its own; skipped where that is not allowed."""
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", ",".join(options), "heliotrope", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounts a small file system, which is not allowed here")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Leaves no byte."""
    with (folder / "filler").open("wb", buffering=0) as filler:
        for size in (1 << 16, 1 << 8, 1):
            while True:
                try:
                    filler.write(b"x" * size)
                except OSError:
                    break


@pytest.mark.parametrize("left", [False, True], ids=["closed well", "cut short"])
def test_that_a_completely_full_disk_still_opens_and_reads(tmp_path, left):
    with mounted(tmp_path / "disk", "size=2m"):
        home = tmp_path / "disk" / "home"
        write(home, "kept")
        if left:
            left_open(home, "in the log")
        fill(tmp_path / "disk")
        fault, (sound, told, rows) = run(home)
        assert (fault, sound) == ("", "True")
        assert "disk is full" in told
        assert rows == ("in the log kept" if left else "kept")
        (tmp_path / "disk" / "filler").unlink()
        assert "kept" in settings(home)


@pytest.mark.parametrize("left", [False, True], ids=["closed well", "cut short"])
def test_that_a_read_only_stick_reads_what_its_log_holds_and_leaves_no_trace(tmp_path, left):
    with mounted(tmp_path / "stick", "size=4m"):
        home = tmp_path / "stick" / "home"
        write(home, "kept")
        if left:
            left_open(home, "in the log")
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path / "stick")], check=True)
        found = open_file(home, NOW)
        with found.database.read() as connection:
            rows = connection.exec_driver_sql("SELECT name FROM setting").scalars().all()
        assert sorted(rows) == (["in the log", "kept"] if left else ["kept"])
        copy_library(home / "library.workshop", tmp_path / "copy.workshop")
        assert is_whole(tmp_path / "copy.workshop")
        lent = found.database.file
        found.close()
        assert lent == home / "library.workshop" or not lent.exists()


@pytest.mark.parametrize(
    "name",
    [
        "library (Mia's conflicted copy 2026-11-24).workshop",
        "library-PC.workshop",
        "library.sync-conflict-20261124-081200-ABCDEFG.workshop",
        "library (1).workshop",
    ],
)
def test_that_a_second_copy_of_a_synchronised_folder_is_named(home, name):
    open_service(home).close()
    assert open_service(home).problem == ""
    shutil.copy(home / "library.workshop", home / name)
    opened = open_service(home)
    assert f"“{name}”" in opened.problem
    opened.close()
