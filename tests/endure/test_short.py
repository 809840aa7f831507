"""The short form of `make endure`; hostile inputs have theirs in `tests/fuzz`."""

from tests.endure.damages import DAMAGES, damage
from tests.endure.kills import kill
from tests.endure.monkey import play
from tests.endure.victims import DEEDS


def test_that_a_program_killed_at_any_moment_loses_and_halves_nothing():
    met = kill(range(len(DEEDS)))
    assert not met.faults, "\n".join(met.faults)
    assert met.told


def test_that_a_damaged_library_opens_or_is_told_and_stays_as_it_lay(tmp_path):
    count = 4 * len(DAMAGES)
    met = damage(tmp_path, range(count))
    assert not met.faults, "\n".join(met.faults)
    assert met.well
    assert met.told


def test_that_a_monkey_at_the_windows_meets_no_traceback_and_leaves_no_window(qapp):
    met = play(300, seed=1)
    assert not met.faults, "\n".join(met.faults)
    assert len(met.windows) > 2
