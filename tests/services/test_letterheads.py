"""The letterheads of a library: several, one of them usual, each session with the one it chose."""

import pytest
from msgspec import structs

from tests.services.tour import new_session
from workshop.domain.letterhead import Letterhead, Letterheads
from workshop.domain.report_choice import ReportChoice
from workshop.errors import Missing, Refused
from workshop.services.commands import (
    ChooseReport,
    MakeUsual,
    RemoveLetterhead,
    SaveLetterhead,
)
from workshop.services.printing import report_material

LARCH = Letterhead(id="a", name="Larch & Lane", line="Leeds", accent="#0F4C5C")
FINCH = Letterhead(id="b", title="Finch, with logo", name="Marlow Finch", accent="#7A2E12")


@pytest.fixture
def two(service):
    service.do(SaveLetterhead(letterhead=LARCH))
    service.do(SaveLetterhead(letterhead=FINCH))
    return service


def heads(service):
    """Name and accent of the head that the report of each new session carries, by its choice."""

    def head(choice):
        session = new_session(service)
        service.do(ChooseReport(session=session, choice=ReportChoice(letterhead=choice)))
        found = report_material(service, service.view(session)).letterhead
        return found.name, found.accent

    return head


def test_that_the_first_letterhead_is_the_usual_one_and_all_stand_in_order_of_their_names(two):
    assert two.letterheads() == Letterheads(every=(FINCH, LARCH), usual="a")


def test_that_a_session_carries_the_usual_letterhead_its_own_choice_or_none(two):
    head = heads(two)

    assert head("") == ("Larch & Lane", "#0F4C5C")
    assert head("b") == ("Marlow Finch", "#7A2E12")
    assert head(None) == ("", Letterhead().accent)


def test_that_a_change_is_kept_and_taken_back(two):
    done = two.do(SaveLetterhead(letterhead=structs.replace(FINCH, title="Finch alone")))

    assert two.letterheads().find("b").title == "Finch alone"
    assert two.letterheads().usual == "a"
    two.do(done.undo)
    assert two.letterheads().find("b") == FINCH


def test_that_a_removed_letterhead_comes_back_and_sessions_that_chose_it_carry_it_again(two):
    session = new_session(two)
    two.do(ChooseReport(session=session, choice=ReportChoice(letterhead="b")))

    def name():
        return report_material(two, two.view(session)).letterhead.name

    done = two.do(RemoveLetterhead(letterhead="b"))

    assert two.letterheads() == Letterheads(every=(LARCH,), usual="a")
    assert name() == "Larch & Lane"
    two.do(done.undo)
    assert name() == "Marlow Finch"


def test_that_the_usual_letterhead_stays_until_another_is_the_usual_one(two):
    with pytest.raises(Refused, match="usual"):
        two.do(RemoveLetterhead(letterhead="a"))

    done = two.do(MakeUsual(letterhead="b"))
    assert two.letterheads().usual == "b"
    two.do(RemoveLetterhead(letterhead="a"))
    assert two.letterheads().every == (FINCH,)
    with pytest.raises(Missing):
        two.do(done.undo)


@pytest.mark.parametrize(
    "wrong",
    [
        Letterhead(id="c", accent="teal"),
        Letterhead(id="c", name="x" * 200),
        Letterhead(id="c", title="x" * 200),
        Letterhead(id="c", logo=b"GIF89a"),
        Letterhead(id="c", title="larch & lane"),
        structs.replace(LARCH, title="Finch, with LOGO"),
    ],
)
def test_that_a_letterhead_that_no_page_could_carry_or_no_list_tell_apart_is_refused(two, wrong):
    with pytest.raises(Refused):
        two.do(SaveLetterhead(letterhead=wrong))

    assert two.letterheads() == Letterheads(every=(FINCH, LARCH), usual="a")
