"""Plays days at the desk in a process of its own: `python -m tests.attack.desk_days FOLDER FIRST
COUNT`.

Leaves for each day what a thief could have got (`seen/…`: the library folder as it was in the
middle of a turn, with several people at their phones, right after a Done, with the program killed,
and after closing) and `truth.json`: who sat down when, and which token of an unlinked step is
whose.
"""

import hashlib
import json
import random
import shutil
import sqlite3
import sys
import uuid
from pathlib import Path

from tests.services.tour import CONTENT, Clock, puts, rated, running_session, sits_down
from workshop.services import secret
from workshop.services.commands import (
    BeginTurn,
    LeaveTurn,
    RemoveParticipant,
    RestoreParticipant,
    ResumeTurn,
    SealTurn,
)
from workshop.services.library import open_service

SAFE = "tour/safe"


class Day:
    """One day of a room, with what a privileged watcher knows."""

    def __init__(self, folder: Path, number: int) -> None:
        self.folder, self.home = folder, folder / "home"
        self.random = random.Random(number)
        self.clock = Clock()
        self.service = open_service(self.home, self.clock, CONTENT)
        if self.random.random() < 0.5:
            self._other_session()
        self.session = running_session(self.service, "safe", "word", "rate", people=24)
        self.sat: list[str] = []
        self.sealed: list[str] = []
        self.unlinked: dict[str, str] = {}
        self.waiting: list[tuple[str, str]] = []
        self.codes: list[tuple[str, str]] = []
        self.phones: list[tuple[str, str, str]] = []
        self.truth: list[dict[str, object]] = []

    def play(self) -> None:
        count = self.random.randint(4, 24)
        stolen = self.random.sample(range(2, count), 2)
        at_once = self.random.randrange(count)
        for number in range(count):
            self.clock.on(minutes=3)
            if number == at_once:
                self._phones_sit_down()
            self._turn(number, steal=number == stolen[0])
            self._interlude()
            if number == stolen[1]:
                self._seen("after a Done")
        for person, sign in self.waiting:
            self._comes_back(person, sign)
        self._seen("killed")
        self.service.back_up()
        self.service.close()
        self._seen("closed")
        (self.folder / "truth.json").write_text(json.dumps(self.truth))

    def _turn(self, number: int, *, steal: bool) -> None:
        sign = f"sign {number}" if self.random.random() < 0.5 else ""
        seated = self._do(BeginTurn(session=self.session, sign=sign))
        person = seated.participant
        if seated.code:
            self.codes.append((person, seated.code))
        self.sat.append(person)
        self._answers(person)
        if steal:
            self._seen("in a turn", at_desk=person)
        if sign and self.random.random() < 0.15:
            self._do(LeaveTurn(session=self.session, participant=person))
            self.waiting.append((person, sign))
        else:
            self._done(person)

    def _phones_sit_down(self) -> None:
        """Several people at once, each at a desk of their own; who they are is told at Begin."""
        for _phone in range(self.random.randint(3, 8)):
            desk = f"{self.random.getrandbits(128):032x}"
            seated = self._do(BeginTurn(session=self.session, desk=desk))
            self.sat.append(seated.participant)
            self.phones.append((seated.participant, seated.code, desk))
        self._seen("at their phones", sat=[person for person, _code, _desk in self.phones])

    def _answers(self, person: str) -> None:
        words = ["safe", "word", "rate"]
        self.random.shuffle(words)
        for word in words:
            for _again in range(self.random.randint(1, 2)):
                self._answer(person, word)

    def _answer(self, person: str, step: str) -> None:
        point = self.random.randint
        given = {
            "safe": {"safe": point(1, 5)},
            "word": {"text": "x" * point(1, 40), "shown": True},
            "rate": rated(point(1, 5), point(1, 5)),
        }
        puts(self.service, self.session, person, {step: given[step]})

    def _done(self, person: str) -> None:
        before = self._tokens()
        code = self._do(SealTurn(session=self.session, participant=person))
        self.sealed.append(person)
        self.unlinked.update((token, person) for token in self._tokens() - before)
        if code:
            self.codes.append((person, code))

    def _comes_back(self, person: str, sign: str) -> None:
        self._do(ResumeTurn(session=self.session, secret=sign))
        if self.random.random() < 0.5:
            self._answer(person, "safe")
        self._done(person)

    def _interlude(self) -> None:
        chance = self.random.random()
        if chance < 0.1 and self.codes:
            person, code = self.random.choice(self.codes)
            self._do(ResumeTurn(session=self.session, secret=code))
            self._answer(person, "rate")
            self._done(person)
        elif chance < 0.2 and self.codes:
            person, code = self.random.choice(self.codes)
            self._do(RemoveParticipant(session=self.session, participant=person))
            if self.random.random() < 0.5:
                self._do(RestoreParticipant(session=self.session, participant=person))
            else:
                self.codes.remove((person, code))
        elif chance < 0.25:
            self.service.close()
            self.service = open_service(self.home, self.clock, CONTENT)
        elif chance < 0.3 and self.waiting:
            self._comes_back(*self.waiting.pop(self.random.randrange(len(self.waiting))))
        elif chance < 0.6 and self.phones:
            person, code, desk = self.phones.pop(self.random.randrange(len(self.phones)))
            self._do(ResumeTurn(session=self.session, secret=code, desk=desk))
            self._answers(person)
            self._done(person)
            self.codes.append((person, code))

    def _other_session(self) -> None:
        other = running_session(self.service, "safe", "rate", title="Another")
        for _person in range(self.random.randint(3, 12)):
            sits_down(self.service, other, {"safe": {"safe": 3}, "rate": rated(4, 2)})

    def _do(self, command):
        return self.service.do(command).value

    def _tokens(self) -> set[str]:
        bare = sqlite3.connect(self.home / "library.workshop")
        rows = bare.execute(
            "SELECT participant FROM answer WHERE session = ? AND step = ? AND sealed",
            (self.session, SAFE),
        ).fetchall()
        bare.close()
        return {row[0] for row in rows}

    def _seen(self, when: str, at_desk: str = "", sat: list[str] | None = None) -> None:
        """The folder as a killed program leaves it. sat: those who are asked after, if not all."""
        place = self.folder / "seen" / when
        shutil.copytree(self.home, place)
        self.truth.append(
            {
                "where": str(place),
                "at_desk": at_desk,
                "sat": sat or [person for person in self.sat if person != at_desk],
                "sealed": list(dict.fromkeys(self.sealed)),
                "unlinked": dict(self.unlinked),
            }
        )


def quick(salt: bytes, purpose: bytes, text: str) -> secret.Hashed:
    """A hash of the same length: what is played here is about places, not about guessing."""
    digest = hashlib.blake2b(salt + purpose + text.encode(), digest_size=32).digest()
    return secret.Hashed(digest=digest, key=digest)


def main(folder: Path, first: int, count: int) -> None:
    """Plays the days `first` to `first + count`, each with keys of its own that come again."""
    secret._slow = quick
    for number in range(first, first + count):
        keys = random.Random(f"keys {number}")
        secret.uuid.uuid4 = lambda keys=keys: uuid.UUID(int=keys.getrandbits(128), version=4)
        place = folder / f"day {number}"
        place.mkdir()
        Day(place, number).play()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
