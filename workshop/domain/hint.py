"""When a remark for the facilitator holds: a tiny grammar of facts, numbers and comparisons.

    either     = both {"or" both}
    both       = negation {"and" negation}
    negation   = "not" negation | comparison
    comparison = operand [("<" | "<=" | "=" | "!=" | ">=" | ">") operand]
    operand    = number | fact | "(" either ")"
    fact       = name "(" [argument {"," argument}] ")"

`median(org) <= 2 and median(spenders) <= 2`. Facts are looked up in the revealed summary by
`domain.step.fact`; `n()` is the number of people. A fact that is undefined or withheld makes what
it stands in unknown, and a remark that is not known to hold is not made. Nothing is ever executed.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from workshop.domain.exercise import Exercise, S
from workshop.domain.step import Summary, fact
from workshop.errors import ExpressionFault
from workshop.words import _

LONGEST = 400
DEEPEST = 20
TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(<=|>=|!=|[<>=(),-])|(\S))")


class Number(Struct, frozen=True):
    """A number as written."""

    value: float


class Call(Struct, frozen=True):
    """A fact asked for."""

    name: str
    arguments: tuple[str, ...]


class Comparison(Struct, frozen=True):
    """Two operands and the operator between them."""

    left: "Expression"
    sign: str
    right: "Expression"


class Negation(Struct, frozen=True):
    """The negation of a part."""

    of: "Expression"


class Joined(Struct, frozen=True):
    """Several parts of which all (every) or one must hold."""

    parts: tuple["Expression", ...]
    every: bool


Expression: TypeAlias = Number | Call | Comparison | Negation | Joined


class _Reader:
    """Walks over the tokens of one expression."""

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise ExpressionFault(_("longer than {n} characters.").format(n=LONGEST))
        self._tokens = [_token(found) for found in TOKEN.finditer(text.rstrip())]
        self._place = 0
        self._depth = 0

    def whole(self) -> Expression:
        """The expression, with nothing after it."""
        found = self._either()
        if self._next():
            raise ExpressionFault(_("“{text}” is one too many.").format(text=self._next()))
        return found

    def _next(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._next()
        self._place += 1
        return token

    def _skip(self, *wanted: str) -> str:
        return self._take() if self._next() in wanted else ""

    def _expect(self, wanted: str) -> None:
        if not self._skip(wanted):
            found = self._next() or _("the end")
            raise ExpressionFault(
                _("“{wanted}” is missing before {found}.").format(wanted=wanted, found=found)
            )

    def _either(self) -> Expression:
        return self._joined("or", every=False)

    def _joined(self, word: str, *, every: bool) -> Expression:
        part = self._negation if every else self._both
        parts = [part()]
        while self._skip(word):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Joined(tuple(parts), every)

    def _both(self) -> Expression:
        return self._joined("and", every=True)

    def _negation(self) -> Expression:
        self._deeper()
        found = Negation(self._negation()) if self._skip("not") else self._comparison()
        self._depth -= 1
        return found

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ExpressionFault(_("too many brackets in one another."))

    def _comparison(self) -> Expression:
        left = self._operand()
        sign = self._skip("<", "<=", "=", "!=", ">=", ">")
        return Comparison(left, sign, self._operand()) if sign else left

    def _operand(self) -> Expression:
        if self._skip("("):
            inner = self._either()
            self._expect(")")
            return inner
        if self._skip("-"):
            return Number(-self._number(self._take()))
        token = self._take()
        return self._fact(token) if token[:1].isalpha() else Number(self._number(token))

    def _number(self, token: str) -> float:
        if not token[:1].isdigit():
            raise ExpressionFault(
                _("a number or a fact is missing before {found}.").format(
                    found=token or _("the end")
                )
            )
        return float(token)

    def _fact(self, name: str) -> Call:
        self._expect("(")
        arguments = []
        while self._next() not in (")", ""):
            arguments.append(self._take())
            if not self._skip(","):
                break
        self._expect(")")
        return Call(name, tuple(arguments))


def _token(found: re.Match[str]) -> str:
    if found[4]:
        raise ExpressionFault(_("“{text}” has no meaning here.").format(text=found[4]))
    return found[0].strip()


def parse(text: str) -> Expression:
    """The expression; ExpressionFault with a sentence where it is none."""
    return _Reader(text).whole()


def calls(expression: Expression) -> Iterator[Call]:
    """Every fact that an expression asks for."""
    match expression:
        case Call():
            yield expression
        case Comparison(left=left, right=right):
            yield from calls(left)
            yield from calls(right)
        case Negation(of=of):
            yield from calls(of)
        case Joined(parts=parts):
            for part in parts:
                yield from calls(part)
        case _:
            pass


def value(expression: Expression, summary: Summary) -> float | None:
    """The number an expression has for a summary, truth being 1 or 0; None where unknown."""
    match expression:
        case Number(value=number):
            return number
        case Call(name="n"):
            return summary.n
        case Call(name=name, arguments=arguments):
            return fact(summary, name, arguments)
        case Comparison(left=left, sign=sign, right=right):
            return _compared(value(left, summary), sign, value(right, summary))
        case Negation(of=of):
            found = value(of, summary)
            return None if found is None else float(not found)
        case Joined(parts=parts, every=every):
            return _held([value(part, summary) for part in parts], every=every)


def _compared(left: float | None, sign: str, right: float | None) -> float | None:
    if left is None or right is None:
        return None
    return float(
        {
            "<": left < right,
            "<=": left <= right,
            "=": left == right,
            "!=": left != right,
            ">=": left >= right,
            ">": left > right,
        }[sign]
    )


def _held(parts: list[float | None], *, every: bool) -> float | None:
    """Kleene's three-valued logic: a part that decides is enough, else an unknown part makes it
    unknown.
    """
    known = [bool(part) for part in parts if part is not None]
    if (not every) in known:
        return float(not every)
    return float(every) if len(known) == len(parts) else None


def holds(when: str, summary: Summary | None) -> bool:
    """Whether a remark is to be made; an empty condition always holds, others need a reveal."""
    if not when:
        return True
    return summary is not None and bool(value(parse(when), summary))


def remarks(exercise: Exercise[S], step: str, summary: Summary | None) -> tuple[str, ...]:
    """What the console may say at a step, given the revealed summary that the step is about."""
    return tuple(
        hint.say for hint in exercise.hints if hint.step == step and holds(hint.when, summary)
    )
