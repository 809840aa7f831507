"""Words that nobody would write by chance, to be looked for in files byte by byte."""

from pathlib import Path

from tests.services.tour import running_session, sits_down

KNOWN = ("marzipan", "zeppelin", "quixotic")


def everything_in(home: Path) -> bytes:
    """Every byte of the library file and what SQLite keeps beside it."""
    return b"".join(file.read_bytes() for file in home.glob("library.workshop*"))


def known_in(kept: bytes) -> list[str]:
    """The known words among the bytes."""
    return [word for word in KNOWN if word.encode() in kept]


def told(service) -> tuple[str, list[str]]:
    """A session in which each known word was written by a person."""
    name = running_session(service, "word", "safe")
    codes = [
        sits_down(service, name, {"word": {"text": word}, "safe": {"safe": 3}}, sign=f"sign {word}")
        for word in KNOWN
    ]
    return name, codes
