"""What keeps a text from being gathered, or from being translated when it is shown."""

import ast
from collections.abc import Iterator

from tests.checkout import CHECKOUT

SOURCES = sorted(
    file for folder in ("workshop", "ui") for file in (CHECKOUT / folder).rglob("*.py")
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def says(node: ast.AST, *names: str) -> bool:
    """Whether it is a call of one of gettext's functions."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """All that is carried out while a module is imported: no bodies of functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, FUNCTIONS):
            arguments = child.args
            for each in (*arguments.defaults, *filter(None, arguments.kw_defaults)):
                yield from ast.walk(each)
        else:
            yield child
            yield from at_import(child)


def found(nodes, *names: str) -> list[str]:
    """Where those functions are called among the nodes of each source."""
    return [
        f"{file.relative_to(CHECKOUT)}:{node.lineno}"
        for file in SOURCES
        for node in nodes(ast.parse(file.read_text("utf-8")))
        if says(node, *names)
    ]


def test_that_nothing_is_translated_before_a_language_is_in_use():
    assert not found(at_import, "_", "ngettext")


def test_that_no_text_hides_within_an_f_string_where_it_is_not_gathered():
    def within(tree: ast.AST) -> Iterator[ast.AST]:
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                yield from ast.walk(node)

    assert not found(within, "_", "ngettext", "later")


def test_that_texts_are_marked_as_they_stand():
    def unclear(tree: ast.AST) -> Iterator[ast.AST]:
        for node in ast.walk(tree):
            if says(node, "ngettext", "later") and not isinstance(node.args[0], ast.Constant):
                yield node

    assert not found(unclear, "ngettext", "later")
