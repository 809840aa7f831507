"""The files of the exercises of one's own, beside those that come with the program."""

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from itertools import count
from pathlib import Path

from workshop.content.bounds import LONGEST_ID, LONGEST_TEXT
from workshop.content.own import OwnFolder
from workshop.content.reader import ExerciseFile, read_exercise
from workshop.content.shipped import shipped_file
from workshop.domain.exercise import Exercise
from workshop.errors import ContentFault, ContentFaults, Missing, Refused
from workshop.paths import own_exercises
from workshop.services.aside import set_aside
from workshop.services.commands import AddExercise
from workshop.steps import AnyStep
from workshop.words import _


class OwnExercises:
    """Those of one library. shipped: the exercises that come with the program."""

    def __init__(self, home: Path, shipped: Callable[[], tuple[Exercise[AnyStep], ...]]) -> None:
        self._folder = OwnFolder(own_exercises(home), read_exercise)
        self._shipped = shipped

    def files(self) -> dict[str, ExerciseFile]:
        """The files that are in order, by the id of their exercise."""
        return {file.exercise.id: file for _path, file in self._sound()}

    def exercises(self) -> tuple[Exercise[AnyStep], ...]:
        """The exercises in them."""
        return tuple(file.exercise for _path, file in self._sound())

    def faults(self) -> tuple[ContentFault, ...]:
        """Why the other files in the folder are left out, a fault for each."""
        sound = {path for path, _file in self._sound()}
        clashing = tuple(
            ContentFault(path.name, "", "id", self.clash(file.exercise.id) or _twice(file))
            for path, file in self._folder.own().values.items()
            if path not in sound
        )
        return (*self._folder.own().faults, *clashing)

    def clash(self, name: str) -> str:
        """Why an exercise of one's own cannot have that id, or ""."""
        if all(name != exercise.id for exercise in self._shipped()):
            return ""
        return _("“{name}” comes with Heliotrope. Give yours another id.").format(name=name)

    def read(self, path: Path) -> AddExercise:
        """What adds the exercise in a file; ContentFaults with all that is wrong with it."""
        # Imported here to keep start-up short: it measures texts with the fonts of paper.
        from workshop.services.room_check import room_faults  # noqa: PLC0415

        file = read_exercise(path)
        if told := self.clash(file.exercise.id):
            raise ContentFaults((ContentFault(path.name, "", "id", told),))
        if faults := room_faults(file.exercise, path.name):
            raise ContentFaults(faults)
        return AddExercise(exercise=file.exercise.id, raw=file.raw)

    def duplicate(self, name: str) -> AddExercise:
        """What adds an exercise once more, under an id and a title of its own."""
        # Imported here to keep start-up short: seldom is a file changed.
        from workshop.content.document import renamed  # noqa: PLC0415

        file = self._file(name)
        known = {*self.files(), *(exercise.id for exercise in self._shipped())}
        ids = (f"my{n if n > 1 else ''}_{name}"[:LONGEST_ID] for n in count(1))
        fresh = next(each for each in ids if each not in known)
        words = _("{title} (own)")
        room = LONGEST_TEXT - len(words)
        title = words.format(title=file.exercise.title[:room])
        return AddExercise(exercise=fresh, raw=renamed(file, fresh, title))

    def save(self, name: str, path: Path) -> Path:
        """Writes an exercise of one's own to a file, or into a folder, as it is; one that comes
        with the program as a duplicate, ready to be added. Where it is.
        """
        own = self.files().get(name)
        made = self.duplicate(name) if own is None else AddExercise(exercise=name, raw=own.raw)
        place = path / f"{made.exercise}.toml" if path.is_dir() else path
        write_file(made.raw, place)
        return place

    def put(self, name: str, raw: bytes, now: dt.datetime) -> bytes | None:
        """Puts a file in; what it takes the place of, which is put aside."""
        before = self.files().get(name)
        if before is not None and before.raw != raw:
            self.put_aside(name, now)
        write_file(raw, self._folder.path / f"{name}.toml")
        return before.raw if before is not None else None

    def put_aside(self, name: str, now: dt.datetime) -> bytes:
        """Takes a file out, into a folder where it stays; its bytes."""
        path, file = next(
            (found for found in self._sound() if found[1].exercise.id == name), (None, None)
        )
        if path is None or file is None:
            if self.clash(name):
                raise Refused(_("“{name}” comes with Heliotrope and stays.").format(name=name))
            raise _missing(name)
        set_aside(path, now)
        return file.raw

    def _sound(self) -> list[tuple[Path, ExerciseFile]]:
        """The files that count: of two with one id the first, and none with a shipped one."""
        found: dict[str, tuple[Path, ExerciseFile]] = {}
        for path, file in self._folder.own().values.items():
            if not self.clash(file.exercise.id):
                found.setdefault(file.exercise.id, (path, file))
        return list(found.values())

    def _file(self, name: str) -> ExerciseFile:
        own = self.files().get(name)
        if own is not None:
            return own
        if self.clash(name) and shipped_file(name).is_file():
            return read_exercise(shipped_file(name))
        raise _missing(name)


def write_file(raw: bytes, path: Path) -> None:
    """Writes a file whole, or leaves the old one as it was."""
    from workshop.pdf.write import write  # noqa: PLC0415 - with the rest of paper, for start-up time

    write(BytesIO(raw), path)


def _missing(name: str) -> Missing:
    return Missing(_("There is no exercise “{name}”.").format(name=name))


def _twice(file: ExerciseFile) -> str:
    return _("“{name}” is the id of another file.").format(name=file.exercise.id)
