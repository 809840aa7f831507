"""The lock files: every version pinned and hashed, no address of any index, in step."""

import re
import tomllib

import pytest

from tests.checkout import CHECKOUT

LOCKS = ("requirements.lock", "requirements-dev.lock")
PINNED = re.compile(r"^([a-z0-9-]+)==([^ ;\\]+)", re.M)


def pins(name: str) -> dict[str, str]:
    return dict(PINNED.findall((CHECKOUT / name).read_text("utf-8")))


def normal(requirement: str) -> str:
    return re.split(r"[\[<>=!~; ]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("name", LOCKS)
def test_that_a_lock_names_no_address(name):
    text = (CHECKOUT / name).read_text("utf-8")

    assert "://" not in text
    assert "index" not in re.sub(r"[a-z0-9-]*index[a-z0-9-]*==", "", text)


@pytest.mark.parametrize("name", LOCKS)
def test_that_every_version_has_its_hash(name):
    text = (CHECKOUT / name).read_text("utf-8")
    blocks = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.M)[1:]

    assert blocks
    assert all("--hash=sha256:" in block for block in blocks)


def test_that_every_dependency_is_locked():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {normal(each) for each in project["dependencies"]}
    tools = {normal(each) for each in project["optional-dependencies"]["dev"]}

    assert needed <= pins("requirements.lock").keys()
    assert needed | tools <= pins("requirements-dev.lock").keys()


def test_that_both_locks_agree():
    running, testing = pins("requirements.lock"), pins("requirements-dev.lock")

    assert {name: testing.get(name) for name in running} == running
