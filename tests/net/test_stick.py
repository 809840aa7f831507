"""Packets on a stick: what opens them, what they hold, and what becomes of those that are not
whole.
"""

import zlib

import msgspec
import pytest
from msgspec import structs
from nacl.public import PrivateKey, SealedBox

from tests.services.tour import CONTENT, Clock, rated, running_session, sits_down
from workshop.errors import Refused
from workshop.net import seal, stick
from workshop.services.commands import MergePart, TakeRoom
from workshop.services.library import open_service


@pytest.fixture
def guest(tmp_path):
    """The library of another laptop."""
    opened = open_service(tmp_path / "guest", Clock(), CONTENT)
    yield opened
    opened.close()


@pytest.fixture
def stuck(service, guest, tmp_path):
    """A session on two laptops, and the two packets that went between them."""
    name = running_session(service, "word", "rate", "safe", client="Northgate Heating")
    out, back = tmp_path / "out.room", tmp_path / "back.answers"
    code = stick.write_room(service, name, out)
    guest.do(TakeRoom(room=stick.read_room(out, code)))
    answers = {"word": {"text": "lantern"}, "rate": rated(4, 2), "safe": {"safe": 3}}
    sits_down(guest, name, answers, sign="oak")
    assert len(stick.write_part(guest, name, back).people) == 1
    return name, code, out, back


def test_that_a_packet_goes_out_and_comes_back_with_its_answers(service, stuck):
    name, code, _out, back = stuck
    service.do(MergePart(part=stick.read_part(service, back)))
    assert service.view(name).progress["tour/word"].done == 1
    assert stick.code_of(service, name) == code
    assert len(code) == seal.CODE


def test_that_a_lost_stick_tells_nothing_without_the_code(service, guest, stuck):
    name, _code, out, back = stuck
    part = guest.part(name)
    secret = [name, *(each.id for each in part.people), "lantern", "Northgate", "tour"]
    secret += [each.code for each in part.people]
    key = seal.public_key(service.links()[name])
    for file in (out, back):
        held = file.read_bytes()
        plain = held + b"".join(_unpressed(held))
        for each in (*secret, key):
            assert (each.encode() if isinstance(each, str) else each) not in plain
    with pytest.raises(Refused, match="does not open"):
        stick.read_room(out, "ABCDEFGHJ")
    with pytest.raises(Refused, match="another computer"):
        stick.read_part(guest, back)


def _unpressed(held):
    """All that anybody could unpress in it."""
    for at in range(len(held)):
        try:
            yield zlib.decompress(held[at:])
        except zlib.error:
            continue


def test_that_the_length_of_a_packet_tells_no_answer(service, guest, stuck, tmp_path):
    name, _code, _out, back = stuck
    sits_down(
        guest, name, {"word": {"text": "oar"}, "rate": rated(1, 1), "safe": {"safe": 1}}, sign="elm"
    )
    stick.write_part(guest, name, tmp_path / "more")
    assert {file.stat().st_size % seal.EVEN for file in (back, tmp_path / "more")} == {56}


def test_that_a_code_is_known_however_it_is_typed(stuck):
    _name, code, out, _back = stuck
    typed = f" {code[:3].lower()} – {code[3:6]}·{code[6:]} "
    assert stick.read_room(out, typed).session.title == "Tuesday"
    assert seal.plain_code(seal.spaced(code)) == code


def test_that_the_code_begins_with_the_fingerprint_of_the_key():
    link, other = seal.new_link(), seal.new_link()
    assert link.code[: seal.FINGERPRINT] == seal.fingerprint(seal.public_key(link))
    assert seal.fingerprint(seal.public_key(other)) != link.code[: seal.FINGERPRINT]


def brought(service, file, code):
    """What is in a packet of either kind."""
    if stick.needs_code(file):
        return stick.read_room(file, code)
    return stick.read_part(service, file)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (b"", "no packet of this program"),
        (b"PK\3\4 something else", "no packet of this program"),
        (stick.ANSWERS, "another computer"),
        (stick.ANSWERS + bytes(100), "another computer"),
        (stick.ANSWERS + bytes(seal.MOST_SEALED + 1), "damaged"),
        (stick.ROOM + bytes(40), "does not open"),
        (stick.ROOM + bytes(10), "does not open"),
    ],
)
def test_that_a_file_that_is_no_whole_packet_is_refused_in_a_sentence(
    service, stuck, tmp_path, held, said
):
    file = tmp_path / "file"
    file.write_bytes(held)
    with pytest.raises(Refused, match=said):
        brought(service, file, stuck[1])


def test_that_a_packet_that_swells_without_end_is_not_unpacked(service, stuck, tmp_path):
    link = service.links()[stuck[0]]
    press = zlib.compressobj(9)
    blank = bytes(2**20)
    pressed = b"".join(press.compress(blank) for _each in range(64)) + press.flush()
    body = len(pressed).to_bytes(4) + pressed
    file = tmp_path / "bomb"
    file.write_bytes(stick.ANSWERS + SealedBox(PrivateKey(link.key).public_key).encrypt(body))
    with pytest.raises(Refused, match="damaged"):
        stick.read_part(service, file)


def test_that_a_packet_of_a_newer_program_is_refused(service, guest, stuck):
    link = service.links()[stuck[0]]
    newer = {**msgspec.to_builtins(guest.part(stuck[0])), "v": 2}
    pressed = zlib.compress(msgspec.msgpack.encode(newer))
    shut = SealedBox(PrivateKey(link.key).public_key).encrypt(len(pressed).to_bytes(4) + pressed)
    with pytest.raises(Refused, match="another version"):
        seal.open_part(shut, link)


@pytest.mark.parametrize("field", ["people", "laptops", "threshold"])
def test_that_a_number_that_no_library_holds_is_refused(stuck, field):
    """msgpack carries numbers up to twice as far as a column of SQLite."""
    name, code, out, _back = stuck
    room = stick.read_room(out, code)
    swollen = structs.replace(room, session=structs.replace(room.session, **{field: 2**63}))
    with pytest.raises(Refused):
        seal.open_room(seal.shut_room(swollen, code), code)
    assert seal.open_room(seal.shut_room(room, code), code).session.id == name


def test_that_a_stick_pulled_out_keeps_the_packet_of_before(guest, stuck, tmp_path, monkeypatch):
    name, _code, _out, back = stuck
    before = back.read_bytes()

    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(Refused, match="No space"):
        stick.write_part(guest, name, back)
    assert back.read_bytes() == before
    assert sorted(file.name for file in tmp_path.glob("*.part")) == []


def test_that_the_packet_with_answers_is_among_the_files_of_the_session(guest, stuck):
    name, _code, _out, back = stuck
    (listed,) = guest.exports(name)
    assert (listed.file, listed.what) == (str(back), "Answers for the room")
