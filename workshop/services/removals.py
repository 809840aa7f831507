"""What was deleted or purged is remembered, so that it stays so when a backup comes back.

Only hashes are kept, salted with what the removed rows themselves held: who has a backup from
before can tell what is meant, and in a library from which it has gone the hash is a mere number.
"""

import hashlib

from workshop.domain.session import Session
from workshop.storage.session_store import Kept


def of_person(kept: Kept, person: str) -> bytes:
    """The hash of somebody's own deletion."""
    return _digest(kept.salt, "person", person)


def of_answers(kept: Kept) -> bytes:
    """The hash of a purge of raw answers: of those under this salt, not of later ones."""
    return _digest(kept.salt, "answers", kept.session.id)


def of_session(session: Session) -> bytes:
    """The hash of a purge of a whole session, whatever salts it has had; its id is random."""
    return _digest(session.id.encode(), "session", session.id)


def _digest(salt: bytes, what: str, name: str) -> bytes:
    return hashlib.blake2b(f"{what} {name}".encode(), key=salt, digest_size=32).digest()
