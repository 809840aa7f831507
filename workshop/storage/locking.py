"""Locked libraries: which file is one, with what key, and the one way to a connection to any.

A locked file is encrypted whole by SQLCipher, under a key that scrypt makes of the passphrase. Its
first 16 bytes, which SQLCipher takes for its salt, are ours: a mark, by which a locked file differs
from a damaged one; random bytes, from which the key is made; and a sign of that key, by which a
wrong passphrase differs from damage. A copy has the same ones, so that one key opens the library
and all its backups.
"""

import hashlib
import secrets
import sqlite3
import sys
import unicodedata
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from urllib.parse import quote

from workshop.errors import LibraryFault, Locked, WrongSecret
from workshop.in_use import head_of
from workshop.storage.companions import beside
from workshop.words import _

PLAIN = b""
"""The lock of a file that has none."""
PATIENCE = 5.0
"""Seconds to wait for another writer."""
_MARK, _RANDOM, _SIGN = b"HELI", 8, 4
_HEAD = len(_MARK) + _RANDOM + _SIGN
_DRIVER = "sqlcipher3"
_COST = {"n": 2**16, "r": 8, "p": 1, "maxmem": 2**27, "dklen": 32}
"""64 MB and a fifth of a second a try."""
_KEYS: dict[bytes, bytes] = {}
"""Lock → key, of the passphrases that were typed since the program started; never written."""


def can_lock() -> bool:
    """Whether this copy of the program has what locks."""
    return find_spec(_DRIVER) is not None


def lock_of(file: Path) -> bytes:
    """What a file is locked with; `PLAIN` where it is not, or is none that can be read."""
    head = head_of(file)[:_HEAD]
    return head if len(head) == _HEAD and head.startswith(_MARK) else PLAIN


def new_lock(passphrase: str) -> bytes:
    """A lock that the passphrase opens."""
    start = _MARK + secrets.token_bytes(_RANDOM)
    key = _key(start, passphrase)
    lock = start + _sign(key)
    _KEYS[lock] = key
    return lock


def unlock(lock: bytes, passphrase: str) -> None:
    """Has its files open from now on; WrongSecret where it is not the passphrase."""
    key = _key(lock[:-_SIGN], passphrase)
    if not secrets.compare_digest(_sign(key), lock[-_SIGN:]):
        raise WrongSecret(_("That is not the passphrase."))
    _KEYS[lock] = key


def is_open(lock: bytes) -> bool:
    """Whether its passphrase was given, or it needs none."""
    return lock == PLAIN or lock in _KEYS


def refuse_locked(file: Path) -> None:
    """Locked where the file cannot be opened without a passphrase."""
    if not is_open(lock_of(file)):
        raise Locked(_("This library is locked with a passphrase."))


def key_of(lock: bytes) -> bytes:
    """The key of an open lock."""
    return _KEYS[lock]


def trust(lock: bytes, key: bytes) -> None:
    """Has its files open from now on: a library that is open knows the key."""
    _KEYS[lock] = key


def driver(lock: bytes) -> ModuleType:
    """The driver for files with that lock."""
    if lock == PLAIN:
        return sqlite3
    if not can_lock():
        raise LibraryFault(
            _("This library is locked, and this copy of the program lacks what opens it.")
        )
    # Imported here since most libraries are plain, and a program may come without it.
    from sqlcipher3 import dbapi2  # noqa: PLC0415

    cipher: ModuleType = dbapi2
    return cipher


def errors(*others: type[Exception], name: str = "Error") -> tuple[type[Exception], ...]:
    """What a connection raises, and others: SQLCipher's errors are none of `sqlite3`'s, though they
    have the same names, codes and words.
    """
    drivers = (sqlite3, sys.modules.get(f"{_DRIVER}.dbapi2"))
    return (*others, *(getattr(each, name) for each in drivers if each is not None))


def connect(file: Path, access: str = "", patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection to a library file, with its key where it is locked; Locked where that is not
    known. access: the query of its address.
    """
    lock = lock_of(file)
    if not is_open(lock):
        said = _("“{name}” is locked with a passphrase of its own.")
        raise Locked(said.format(name=file.name))
    return _connected(file, lock, access, patience)


def relock(file: Path, lock: bytes) -> None:
    """Writes a file anew with another lock, or with none; it must have no log."""
    made = beside(file, ".new")
    made.unlink(missing_ok=True)
    made.touch(0o600)
    try:
        with closing(_through_cipher(file)) as bare:
            if lock == PLAIN:
                _export(bare, made)
            else:
                bare.execute("VACUUM INTO ?", (f"{_address(made)}?key={quote(_words(lock))}",))
        made.replace(file)
    finally:
        made.unlink(missing_ok=True)


def make_like(file: Path, other: Path) -> None:
    """Makes an empty file with the lock of another; nothing where that has none."""
    lock = lock_of(other)
    if lock == PLAIN:
        return
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(0o600)
    with closing(_connected(file, lock, "", PATIENCE)) as bare:
        bare.executescript("CREATE TABLE first (page); DROP TABLE first")


def _connected(file: Path, lock: bytes, access: str, patience: float) -> sqlite3.Connection:
    words = _words(lock) if lock else ""
    bare: sqlite3.Connection = driver(lock).connect(
        f"{_address(file)}?{access}" if access else file,
        uri=bool(access),
        timeout=patience,
        check_same_thread=False,
    )
    if lock:
        bare.execute("PRAGMA cipher_log_level = NONE")
        bare.execute(f'PRAGMA key = "{words}"')
    return bare


def _through_cipher(file: Path) -> sqlite3.Connection:
    """SQLCipher reads plain files too, and writes both."""
    lock = lock_of(file)
    if lock:
        return connect(file, "mode=rw")
    bare: sqlite3.Connection = driver(_MARK).connect(f"{_address(file)}?mode=rw", uri=True)
    return bare


def _export(bare: sqlite3.Connection, made: Path) -> None:
    """`VACUUM INTO` has no word for "without a key"."""
    numbers = [
        (name, bare.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("application_id", "user_version")
    ]
    bare.execute("ATTACH ? AS made KEY ''", (_address(made),))
    bare.execute("SELECT sqlcipher_export('made')").fetchone()
    for name, number in numbers:
        bare.execute(f"PRAGMA made.{name} = {number}")
    bare.execute("DETACH made")
    with closing(sqlite3.connect(made)) as plain:
        plain.execute("VACUUM")  # whose order of rows tells nothing


def _address(file: Path) -> str:
    return file.absolute().as_uri()


def _words(lock: bytes) -> str:
    """Key and salt as SQLCipher takes them, which spares it from deriving a key."""
    return f"x'{key_of(lock).hex()}{lock.hex()}'"


def _key(start: bytes, passphrase: str) -> bytes:
    # The same letters have other bytes on another system's keyboard.
    typed = unicodedata.normalize("NFKC", passphrase).encode()
    return hashlib.scrypt(typed, salt=start, **_COST)


def _sign(key: bytes) -> bytes:
    return hashlib.blake2b(key, digest_size=_SIGN, person=b"lock").digest()
