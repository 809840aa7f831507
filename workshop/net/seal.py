"""Sealing: a room's keys, the code that is its fingerprint, and what only they open.

Everything is packed, pressed together and filled up to an even length before it is shut, so that
its length tells little. What comes in is bounded before it is unpacked.
"""

import hashlib
import secrets
import zlib
from typing import TypeVar

import msgspec
from msgspec import Struct
from nacl.exceptions import CryptoError
from nacl.public import Box, PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from workshop.domain.digits import in_digits
from workshop.domain.packet import Collected, Room
from workshop.domain.record import RoomLink
from workshop.domain.step import clean_text
from workshop.errors import Refused
from workshop.services.secret import ALPHABET, new_code
from workshop.words import _

FINGERPRINT, SECRET = 6, 3
"""Characters of a room's code: its first say which key is the right one, its last who may come."""
CODE = FINGERPRINT + SECRET
SALT = 16
EVEN = 512
"""Bytes that what is shut is filled up to a multiple of."""
MOST_SEALED, MOST_OPEN = 4 * 2**20, 32 * 2**20
_LENGTH = 4
_ROOM, _PART = msgspec.msgpack.Decoder(Room), msgspec.msgpack.Decoder(Collected)
M = TypeVar("M")


def new_link() -> RoomLink:
    """The keys of a room that opens, and the code that is told in it."""
    pair = PrivateKey.generate()
    return RoomLink(key=bytes(pair), code=fingerprint(bytes(pair.public_key)) + new_code(SECRET))


def public_key(link: RoomLink) -> bytes:
    """The key to which everybody in the room seals."""
    return public_of(link.key)


def public_of(private: bytes) -> bytes:
    """The public half of a private key."""
    return bytes(PrivateKey(private).public_key)


def fingerprint(key: bytes) -> str:
    """The first characters of the code: slow to make, so that nobody finds another key with it."""
    found = int.from_bytes(_slow(key, b"heliotrope fingerprint"))
    signs = []
    for _place in range(FINGERPRINT):
        found, sign = divmod(found, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(signs)


def plain_code(typed: str) -> str:
    """A code as it is compared: case, blanks, dots and hyphens do not count."""
    return "".join(sign for sign in in_digits(clean_text(typed)).upper() if sign in ALPHABET)


def spaced(code: str) -> str:
    """A code as it is read aloud: K7M-2QX-R4T."""
    return "-".join(code[at : at + 3] for at in range(0, len(code), 3))


def shut_room(room: Room, code: str) -> bytes:
    """A room that only its code opens: it holds neither answers nor people, only the plan."""
    salt = secrets.token_bytes(SALT)
    return salt + SecretBox(_slow(plain_code(code).encode(), salt)).encrypt(_packed(room))


def open_room(shut: bytes, code: str) -> Room:
    """The room; Refused where the code is not its own."""
    salt, body = shut[:SALT], _bounded(shut[SALT:])
    try:
        plain = SecretBox(_slow(plain_code(code).encode(), salt)).decrypt(body)
    except (CryptoError, ValueError) as fault:
        raise Refused(_("The code does not open this packet. It has nine characters.")) from fault
    return _unpacked(plain, _ROOM)


def shut_part(part: Collected, key: bytes) -> bytes:
    """Answers that only the holder of the private key reads: a lost stick tells nothing."""
    return SealedBox(PublicKey(key)).encrypt(_packed(part))


def open_part(shut: bytes, link: RoomLink) -> Collected | None:
    """The answers; None where they were sealed to another room."""
    try:
        plain = SealedBox(PrivateKey(link.key)).decrypt(_bounded(shut))
    except (CryptoError, ValueError):
        return None
    return _unpacked(plain, _PART)


def fresh_key() -> bytes:
    """The private key of a device that calls a room; it lives as long as the program runs."""
    return bytes(PrivateKey.generate())


def shut(message: Struct, own: bytes, other: bytes) -> bytes:
    """A message that only the two read who hold the keys. own: private, other: public."""
    return Box(PrivateKey(own), PublicKey(other)).encrypt(_packed(message))


def shut_for_browser(message: Struct, own: bytes, other: bytes) -> bytes:
    """The same as JSON, which is not pressed together: a browser over plain http can do no more."""
    packed = _filled(msgspec.json.encode(message, enc_hook=str))
    return Box(PrivateKey(own), PublicKey(other)).encrypt(packed)


def opened(body: bytes, own: bytes, other: bytes, decoder: msgspec.msgpack.Decoder[M]) -> M:
    """The message; Refused where it is not for us, or of another form."""
    try:
        plain = Box(PrivateKey(own), PublicKey(other)).decrypt(_bounded(body))
    except (CryptoError, ValueError) as fault:
        raise damaged() from fault
    return _unpacked(plain, decoder)


def _packed(packet: Struct) -> bytes:
    return _filled(zlib.compress(msgspec.msgpack.encode(packet, enc_hook=str), 9))


def _filled(pressed: bytes) -> bytes:
    whole = len(pressed).to_bytes(_LENGTH) + pressed
    return whole.ljust(-(-len(whole) // EVEN) * EVEN, b"\0")


def _unpacked(plain: bytes, decoder: msgspec.msgpack.Decoder[M]) -> M:
    length = int.from_bytes(plain[:_LENGTH])
    press = zlib.decompressobj()
    try:
        if plain[_LENGTH : _LENGTH + 1] == b"{":  # from a browser
            return msgspec.json.decode(plain[_LENGTH : _LENGTH + length], type=decoder.type)
        unpressed = press.decompress(plain[_LENGTH : _LENGTH + length], MOST_OPEN)
        if not press.eof:
            raise damaged()
        return decoder.decode(unpressed)
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as fault:
        raise damaged() from fault


def damaged() -> Refused:
    """What to say of a packet that is not whole."""
    return Refused(_("This packet is damaged, or of another version of the program."))


def _bounded(shut: bytes) -> bytes:
    if len(shut) > MOST_SEALED:
        raise damaged()
    return shut


def _slow(text: bytes, salt: bytes) -> bytes:
    return hashlib.scrypt(text, salt=salt, n=2**15, r=8, p=1, maxmem=2**26, dklen=32)
