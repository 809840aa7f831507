"""The facilitator's PIN."""

import pytest

from workshop.errors import Refused
from workshop.services.commands import SetPin


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "१२३४"])
def test_that_a_pin_is_four_to_eight_digits(service, pin):
    with pytest.raises(Refused, match="4 to 8 digits"):
        service.do(SetPin(pin=pin))
    assert not service.has_pin()


def test_that_only_the_pin_fits_and_its_digits_are_not_kept(service, home):
    service.do(SetPin(pin="48151623"))
    assert service.has_pin()
    assert service.check_pin("48151623")
    assert not service.check_pin("48151624")
    kept = b"".join(file.read_bytes() for file in home.glob("library.workshop*"))
    assert b"48151623" not in kept


def test_that_five_wrong_tries_wait_thirty_seconds_even_for_the_right_one(service, clock):
    service.do(SetPin(pin="1234"))
    for _try in range(5):
        assert not service.check_pin("0000")
    clock.on(seconds=10)
    with pytest.raises(Refused, match="Wait 20 seconds"):
        service.check_pin("1234")
    clock.on(seconds=20)
    assert service.check_pin("1234")
    assert not service.check_pin("0000")


def test_that_a_right_pin_forgives_the_wrong_ones(service):
    service.do(SetPin(pin="1234"))
    for _round in range(3):
        for _try in range(4):
            assert not service.check_pin("0000")
        assert service.check_pin("1234")


def test_that_a_pin_can_be_forgotten(service):
    service.do(SetPin(pin="1234"))
    service.do(SetPin(pin=None))
    assert not service.has_pin()
    assert service.check_pin("anything")
