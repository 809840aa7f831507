"""What a passphrase costs: the same deeds in a locked library and in a plain one."""

import itertools
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.figure import Figure, compared, seconds
from tests.bench.library import CELLS, RATE, filled_library, running_session, seated
from workshop.paths import library_file
from workshop.services.commands import PutAnswer
from workshop.services.library import open_service
from workshop.services.locks import Lock
from workshop.services.service import Service

PASSPHRASE = "seven grey herons"
SESSIONS, ANSWERS, COMMITS = 200, 100_000, 200


@contextmanager
def both() -> Iterator[tuple[Path, Path]]:
    """The folders of a locked library and of the same one without a passphrase."""
    with tempfile.TemporaryDirectory() as locked, tempfile.TemporaryDirectory() as plain:
        for folder in (locked, plain):
            filled_library(Path(folder), SESSIONS, ANSWERS)
        service = open_service(Path(locked))
        service.lock(PASSPHRASE, lambda _done, _total: None, lambda: False)
        service.close()
        yield Path(locked), Path(plain)


def figures() -> list[Figure]:
    """All figures of this part: ours locked, the floor plain."""
    with both() as folders:
        lock = Lock(library_file(folders[0]))
        locked, plain = (open_service(folder) for folder in folders)
        found = [
            _figure("one answer made durable", _answers(locked), _answers(plain), 1.3),
            _figure("search", _searched(locked), _searched(plain), 1.5),
            _figure(
                "back up 200 sessions with 100,000 answers",
                lambda: seconds(locked.back_up) * 1000,
                lambda: seconds(plain.back_up) * 1000,
                2.5,
            ),
        ]
        for service in (locked, plain):
            service.close()

        def opened() -> float:
            def deed() -> None:
                lock.open(PASSPHRASE)
                held.append(open_service(folders[0]))

            took = seconds(deed)
            held.pop()._database.close()
            return took * 1000

        def opened_plain() -> float:
            took = seconds(lambda: held.append(open_service(folders[1])))
            held.pop()._database.close()
            return took * 1000

        held: list[Service] = []
        return [*found, _figure("open, with the passphrase", opened, opened_plain, 2)]


def _figure(
    what: str, ours: Callable[[], float], floor: Callable[[], float], goal: float
) -> Figure:
    return compared("locked", f"locked: {what}", ours, floor, goal=goal)


def _answers(service: Service) -> Callable[[], float]:
    session = running_session(service)
    person = seated(service, session)
    values, cells = itertools.cycle((1, 2, 3, 4, 5)), itertools.cycle(CELLS)

    def deed() -> None:
        for _each in range(COMMITS):
            service.do(
                PutAnswer(
                    session=session,
                    participant=person,
                    step=RATE,
                    cell=next(cells),
                    value=next(values),
                )
            )

    return lambda: seconds(deed) / COMMITS * 1000


def _searched(service: Service) -> Callable[[], float]:
    return lambda: seconds(lambda: service.search("session")) * 1000
