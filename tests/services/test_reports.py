"""The letterhead of a library and what a session's report holds: kept, checked, gone with it."""

import pytest

from tests.services.tour import new_session
from workshop.domain.letterhead import Letterhead
from workshop.domain.report_choice import ReportChoice
from workshop.errors import Refused
from workshop.services.commands import ChooseReport, SetLetterhead

HEAD = Letterhead(name="Larch & Lane", line="Leeds", accent="#0F4C5C")


def test_that_a_letterhead_is_kept_and_can_be_taken_back(service):
    done = service.do(SetLetterhead(letterhead=HEAD))

    assert service.letterhead() == HEAD
    service.do(done.undo)
    assert service.letterhead() == Letterhead()


@pytest.mark.parametrize(
    "wrong",
    [Letterhead(accent="teal"), Letterhead(name="x" * 200), Letterhead(logo=b"GIF89a")],
)
def test_that_a_letterhead_that_no_page_could_carry_is_refused(service, wrong):
    with pytest.raises(Refused):
        service.do(SetLetterhead(letterhead=wrong))

    assert service.letterhead() == Letterhead()


def test_that_a_sessions_report_is_chosen_for_it_alone(service):
    session, other = new_session(service), new_session(service)
    choice = ReportChoice(cover=False, left_out=frozenset({"closing"}), readings={"map_3d": "So."})

    done = service.do(ChooseReport(session=session, choice=choice))

    assert service.report_choice(session) == choice
    assert service.report_choice(other) == ReportChoice()
    service.do(done.undo)
    assert service.report_choice(session) == ReportChoice()
