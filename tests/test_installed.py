"""The program as people install Python programs: from a wheel, with no checkout in reach."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.checkout import CHECKOUT

SHIPPED = ("workshop", "ui", "exercises", "assets")
BESIDE = ("pyproject.toml", "setup.py", "README.md", "LICENSE")
NOT_SHIPPED = {"screenshots"}
PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")
OFFLINE = ("--no-deps", "--no-index")
MAKE_SDIST = "import sys; from setuptools import build_meta; build_meta.build_sdist(sys.argv[1])"


def run(*line, cwd: Path) -> str:
    """Without a path to the checkout, in the home of the test."""
    ran = subprocess.run(
        [str(each) for each in line],
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    """A copy of the checkout: building writes into the folder that it builds from."""
    copy = tmp_path_factory.mktemp("source")
    for folder in SHIPPED:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(CHECKOUT / folder, copy / folder, ignore=ignored)
    for name in BESIDE:
        shutil.copy2(CHECKOUT / name, copy)
    return copy


@pytest.fixture(scope="module")
def sdist(source, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-c", MAKE_SDIST, folder, cwd=source)
    (made,) = folder.iterdir()
    return made


def wheel_of(given: Path, folder: Path) -> Path:
    line = (*PIP, "wheel", *OFFLINE, "--no-build-isolation", "--wheel-dir", folder, given)
    run(sys.executable, *line, cwd=folder)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def wheel(source, tmp_path_factory) -> Path:
    return wheel_of(source, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def scripts(wheel, tmp_path_factory) -> Path:
    """The commands of a fresh environment: the wheel, and what it needs from the packages here."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name != "nt")
    where = {"base": str(folder), "platbase": str(folder)}
    scripts = Path(sysconfig.get_path("scripts", "venv", where))
    # Before any path leads to the packages here, lest pip find the checkout installed among them.
    line = (*PIP, "--python", scripts / "python", "install", *OFFLINE, wheel)
    run(sys.executable, *line, cwd=folder)
    # A folder that a .pth names has no .pth of its own read: the one to the checkout stays unread.
    needed = sysconfig.get_path("purelib")
    Path(sysconfig.get_path("purelib", "venv", where), "needed.pth").write_text(needed, "utf-8")
    return scripts


def names(file: Path) -> set[str]:
    with zipfile.ZipFile(file) as archive:
        return set(archive.namelist())


def test_that_the_wheel_carries_every_file_that_is_shipped(source, wheel):
    files = {
        file.relative_to(source)
        for folder in SHIPPED
        for file in (source / folder).rglob("*")
        if file.is_file() and NOT_SHIPPED.isdisjoint(file.parts)
    }
    inside = {
        (file if file.parts[0] in ("workshop", "ui") else Path("workshop", file)).as_posix()
        for file in files
    }

    about = f"workshop-{version('workshop')}.dist-info"
    assert {each for each in names(wheel) if not each.startswith(about)} == inside
    assert f"{about}/licenses/LICENSE" in names(wheel)


def test_that_a_wheel_made_from_the_source_archive_is_the_same(sdist, wheel, tmp_path):
    assert names(wheel_of(sdist, tmp_path)) == names(wheel)


def test_that_the_checkout_is_out_of_reach_of_what_is_installed(scripts, tmp_path):
    ask = "import ui, workshop; print(ui.__file__, workshop.__file__, sep='\\n')"

    for place in run(scripts / "python", "-c", ask, cwd=tmp_path).splitlines():
        assert Path(place).is_relative_to(scripts.parent)
    with pytest.raises(AssertionError, match="No module named 'tests'"):
        run(scripts / "python", "-c", "import tests.checkout", cwd=tmp_path)


def test_that_the_installed_program_passes_its_self_test(scripts, tmp_path):
    told = run(scripts / "workshop", "self-test", cwd=tmp_path)

    assert all(line.startswith("ok  ") for line in told.splitlines()), told


def test_that_the_installed_program_knows_its_exercises(scripts, tmp_path):
    told = run(scripts / "workshop", "exercises", "list", cwd=tmp_path)

    assert "reread_quote" in told
