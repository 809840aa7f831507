"""What a session's report is to hold: its letterhead, its chapters, what is said beside them."""

from msgspec import Struct


class ReportChoice(Struct, frozen=True, kw_only=True):
    """Chosen in the print dialog, kept with the session.

    letterhead: the id of the one it carries, "" for the usual one, None for none. client_logo: a
    PNG file, b"" for none. the_day: the agenda with its minutes, and what people said of the
    workshop itself. left_out: ids of exercises. unquoted: keys of quotations. readings: what the
    consultant makes of an exercise, by its id.
    """

    letterhead: str | None = ""
    client_logo: bytes = b""
    cover: bool = True
    contents: bool = True
    numbers: bool = True
    names: bool = True
    the_day: bool = False
    left_out: frozenset[str] = frozenset()
    unquoted: frozenset[str] = frozenset()
    introduction: str = ""
    readings: dict[str, str] = {}
