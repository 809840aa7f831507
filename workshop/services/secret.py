"""Signs, names and receipt codes: how they are made, written down as salted hashes, and compared.

A hash tells a sign to nobody who does not guess it; signs are short, so the hash is slow, and made
once for all that a deed needs of it. One salt a session lets one hash find a person among 200.
"""

import hashlib
import hmac
import secrets
import unicodedata
import uuid
from collections.abc import Iterable

from msgspec import Struct

from workshop.domain.digits import in_digits
from workshop.domain.record import Person
from workshop.domain.step import clean_text

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that nobody mistakes for one another."""
CODE_LENGTH = 8
DIGEST = 32
"""Bytes of a hash."""


class Hashed(Struct, frozen=True, kw_only=True):
    """What a sign or code becomes: two halves of one slow hash, of which neither tells the other.
    digest: what the file keeps. key: shuts what its owner has typed; the file never holds it.
    """

    digest: bytes
    key: bytes


def new_code(length: int = CODE_LENGTH) -> str:
    """A receipt code, or another code of so many letters and digits by chance."""
    return "".join(secrets.choice(ALPHABET) for _place in range(length))


def fresh_token() -> str:
    """A random token: a person's, or the one that an unlinked step's answers carry."""
    return uuid.uuid4().hex


def hashed_sign(salt: bytes, sign: str) -> Hashed:
    """The hash of a sign or name; case, blanks around and forms of letters do not count."""
    return _slow(salt, b"sign", plain(sign))


def hashed_code(salt: bytes, code: str) -> Hashed:
    """The hash of a receipt code; case, blanks and hyphens do not count."""
    return _slow(
        salt, b"code", "".join(in_digits(clean_text(code)).upper().replace("-", " ").split())
    )


def hashed_label(salt: bytes, label: str) -> bytes:
    """The hash of a label in an imported file: quick, because a file names hundreds."""
    return hashlib.blake2b(plain(label).encode(), key=salt, digest_size=DIGEST).digest()


def plain(sign: str) -> str:
    """A sign as it is compared."""
    return " ".join(unicodedata.normalize("NFKC", clean_text(sign)).casefold().split())


def by_sign(people: tuple[Person, ...], digest: bytes) -> Person | None:
    """The person with that hash of a sign; compares with everybody, in constant time each."""
    fits = [
        each
        for each in people
        if hmac.compare_digest(each.sign or b"", digest) and not each.removed
    ]
    return fits[0] if fits else None


def is_taken(signs: Iterable[bytes], digest: bytes) -> bool:
    """Whether a hash of a sign is among these; compares with all, in constant time each."""
    return sum(hmac.compare_digest(each, digest) for each in signs) > 0


def by_code(people: tuple[Person, ...], digest: bytes) -> Person | None:
    """The person with that hash of a receipt code."""
    fits = [
        each
        for each in people
        if hmac.compare_digest(each.code or b"", digest) and not each.removed
    ]
    return fits[0] if fits else None


def _slow(salt: bytes, purpose: bytes, text: str) -> Hashed:
    both = hashlib.scrypt(text.encode(), salt=salt + purpose, n=2**12, r=8, p=1, dklen=2 * DIGEST)
    return Hashed(digest=both[:DIGEST], key=both[DIGEST:])
