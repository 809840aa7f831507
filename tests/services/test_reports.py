"""What a session's report holds: kept for it alone, and taken back."""

from tests.services.tour import new_session
from workshop.domain.report_choice import ReportChoice
from workshop.services.commands import ChooseReport


def test_that_a_sessions_report_is_chosen_for_it_alone(service):
    session, other = new_session(service), new_session(service)
    choice = ReportChoice(cover=False, left_out=frozenset({"closing"}), readings={"map_3d": "So."})

    done = service.do(ChooseReport(session=session, choice=choice))

    assert service.report_choice(session) == choice
    assert service.report_choice(other) == ReportChoice()
    service.do(done.undo)
    assert service.report_choice(session) == ReportChoice()
