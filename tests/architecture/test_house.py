"""The rules of the house, read off the source."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checkout import CHECKOUT

SOURCES = sorted(
    file for folder in ("workshop", "ui") for file in (CHECKOUT / folder).rglob("*.py")
)
TEXTS = sorted(
    file
    for folder in ("workshop", "ui", "exercises", "assets", "tests", ".ci")
    for file in (CHECKOUT / folder).rglob("*")
    if file.suffix
    in ("", ".py", ".toml", ".qss", ".svg", ".md", ".txt", ".csv", ".desktop", ".pot")
    and file.is_file()
    and file != Path(__file__)
) + [
    CHECKOUT / name
    for name in (
        *("Makefile", "README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "build.spec"),
        *("pyproject.toml", "setup.py", "requirements.lock", "requirements-dev.lock", ".gitignore"),
    )
]
MAY_CATCH_ALL = {"ui/boundary.py", "ui/work.py"}
HEX_COLOUR = re.compile(r"^#(?:[0-9a-fA-F]{3}){1,2}(?:[0-9a-fA-F]{2})?$")
FORBIDDEN = {
    "words put into Gandhi's mouth": re.compile(r"Gandhi (?:once )?said", re.I),
    "a package registry": re.compile(r"pypi\.org|pythonhosted\.org|index-url", re.I),
    "a place on somebody's machine": re.compile(r"(?<![\w./])/(?:work|home/\w+|Users/\w+|root)/"),
    "something left to do": re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b"),
}
LOCK_MAKER = "Makefile"  # tells uv to leave index addresses out
WORDS_OF_OTHERS = {"something left to do": "assets/licences.txt"}


def name(file: Path) -> str:
    return file.relative_to(CHECKOUT).as_posix()


def modules(*, under: str = "") -> Iterator[tuple[str, ast.Module]]:
    for file in SOURCES:
        if name(file).startswith(under):
            yield name(file), ast.parse(file.read_text("utf-8"))


def test_that_every_module_begins_with_a_sentence():
    for path, tree in modules():
        first = (ast.get_docstring(tree) or "").split("\n\n")[0]
        assert first.endswith((".", "?")), f"{path} does not begin with a sentence"


def catches_all(node: ast.ExceptHandler) -> bool:
    """Whether it swallows anything; what only tidies up and raises again is no catch."""
    if isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None:
        return False
    kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(
        kind is None or (isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException"))
        for kind in kinds
    )


def test_that_only_the_boundary_and_the_worker_catch_everything():
    found = {
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and catches_all(node)
    }

    assert found <= MAY_CATCH_ALL


def test_that_only_the_command_line_prints():
    found = {
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    }

    assert all(path.startswith("workshop/cli/") for path in found), found


def test_that_colours_come_from_the_theme():
    found = [
        f"{path}:{node.lineno} {node.value}"
        for path, tree in modules(under="ui/")
        if path != "ui/theme.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and HEX_COLOUR.match(node.value)
    ]

    assert not found


@pytest.mark.parametrize("what", FORBIDDEN)
def test_that_no_text_holds(what):
    found = [
        f"{name(file)}:{number}"
        for file in TEXTS
        if file.exists() and name(file) not in (LOCK_MAKER, WORDS_OF_OTHERS.get(what))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if FORBIDDEN[what].search(line)
    ]

    assert not found


def test_that_the_saying_is_called_a_measuring_instrument_only_to_deny_it():
    for file in TEXTS:
        if not file.exists():
            continue
        for line in file.read_text("utf-8").splitlines():
            if "measuring instrument" in line.lower():
                assert re.search(r"\b(?:not?|never|no)\b", line, re.I), f"{name(file)}: {line}"


def test_that_a_window_never_opens_a_loop_of_its_own():
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules(under="ui/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "exec"
        and path != "ui/start.py"
    ]

    assert not found


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                yield path, node


def test_that_every_function_has_a_name_of_its_own():
    unnamed = [f"{path}:{node.lineno}" for path, node in functions() if node.name == "_"]

    assert [each.partition(":")[0] for each in unnamed] == ["workshop/words.py"], unnamed


def test_that_gettext_has_one_name_everywhere():
    renamed = [
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "workshop.words"
        for name in node.names
        if name.asname
    ]

    assert not renamed


def test_that_only_functions_of_a_generic_function_go_without_a_docstring():
    generic = {
        f"{path.removesuffix('.py').replace('/', '.')}.{node.name}.register"
        for path, node in functions()
        for each in node.decorator_list
        if isinstance(each, ast.Name) and each.id == "singledispatch"
    }
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))

    assert set(settings["tool"]["ruff"]["lint"]["pydocstyle"]["ignore-decorators"]) == generic


def test_that_no_two_classes_have_one_name():
    places: dict[str, list[str]] = {}
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(path)

    assert not {name: found for name, found in places.items() if len(found) > 1}
