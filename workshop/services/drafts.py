"""What somebody at the desk has typed in unlinked steps (SAFE5, ROTI), until Done.

It stands in their turn, shut with a key that the file does not hold: made of the sign or code with
which they sat down, or thrown away with the turn where they have neither. So after a crash it is
there for them alone, and its token is first made at Done, when the turn and the log go.
"""

import hashlib
import hmac
import secrets

import msgspec
from msgspec import structs

from workshop.domain.record import Turn
from workshop.domain.step import Value
from workshop.storage.faults import unreadable

Draft = dict[str, dict[str, Value]]
"""Step key → cell → value."""
_DRAFT = msgspec.json.Decoder(Draft)
_EVEN = 256
"""Bytes that a draft is filled up to a multiple of: its length tells no value."""
_NONCE, _SEAL = 16, 16


class Drafts:
    """The keys of the turns that were begun since the library was opened."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str], bytes] = {}

    def begin(self, session: str, person: str, key: bytes) -> None:
        """Somebody sits down with a sign or code of that key."""
        self._keys[session, person] = key

    def read(self, session: str, turn: Turn) -> Draft:
        """What stands in the turn; nothing where it was shut with another key."""
        key = self._keys.get((session, turn.participant))
        opened = _opened(key, _bytes(turn.draft)) if key and turn.draft else None
        return _DRAFT.decode(opened) if opened else {}

    def written(self, session: str, turn: Turn, step: str, cell: str, value: Value) -> Turn:
        """The turn with one value more."""
        draft = self.read(session, turn)
        draft[step] = {**draft.get(step, {}), cell: value}
        return self._shut(session, turn, draft)

    def cleared(self, session: str, turn: Turn, step: str, cell: str) -> Turn:
        """The turn with one value less."""
        draft = self.read(session, turn)
        draft[step] = {name: value for name, value in draft.get(step, {}).items() if name != cell}
        return self._shut(session, turn, draft)

    def _shut(self, session: str, turn: Turn, draft: Draft) -> Turn:
        key = self._keys.setdefault((session, turn.participant), secrets.token_bytes(32))
        return structs.replace(turn, draft=_shut(key, msgspec.json.encode(draft)).hex())

    def end(self, session: str, person: str) -> None:
        """Forgets the key."""
        self._keys.pop((session, person), None)


def _shut(key: bytes, plain: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    even = plain.ljust(-(-len(plain) // _EVEN) * _EVEN)
    body = _veiled(key, nonce, even)
    return nonce + body + _seal(key, nonce + body)


def _bytes(draft: str) -> bytes:
    try:
        return bytes.fromhex(draft)
    except ValueError as fault:
        raise unreadable() from fault


def _opened(key: bytes, shut: bytes) -> bytes | None:
    body, seal = shut[:-_SEAL], shut[-_SEAL:]
    if not hmac.compare_digest(_seal(key, body), seal):
        return None
    return _veiled(key, body[:_NONCE], body[_NONCE:])


def _veiled(key: bytes, nonce: bytes, body: bytes) -> bytes:
    pad = hashlib.shake_256(key + nonce).digest(len(body))
    return bytes(sign ^ over for sign, over in zip(body, pad, strict=True))


def _seal(key: bytes, body: bytes) -> bytes:
    return hashlib.blake2b(body, key=key, digest_size=_SEAL).digest()
