"""What can go wrong in the world, as sentences for the person in front of the screen.

Trouble                 the world did something; its text is shown as it is
├── Refused             a rule of the workshop says no (too few answers, a sign already taken)
│   └── WrongSecret     a sign or code that fits nobody; the next try has to wait
├── Missing             what was asked for is not there (a session, a person, a file)
├── ContentFault        a fault in an exercise or agenda file; names file, step and field
├── ContentFaults       all that is wrong with such a file, one a line
├── ExpressionFault     the condition of a hint that cannot be read
├── ImportFault         faults in a CSV file, one a line
│   └── CodePageFault   letters of an old code page: whoever brings the file says which
├── LibraryFault        the library file: newer, damaged, read-only, disk full
│   └── Locked          it is locked with a passphrase that was not given yet
└── PaperFault          a handout could not be written

Anything else that is raised is a mistake in the program.
"""


class Trouble(Exception):
    """A fault of the world, told in one sentence."""

    @property
    def sentence(self) -> str:
        """The words to show."""
        return str(self)


class Refused(Trouble):
    """A rule of the workshop says no."""


class WrongSecret(Refused):
    """A sign or code fits nobody."""


class Missing(Trouble):
    """What was asked for is not there."""


class ContentFault(Trouble):
    """A fault in a content file.

    file: its name. step: the id of the step, or "". field: the path of the field, or "".
    """

    def __init__(self, file: str, step: str, field: str, what: str) -> None:
        self.file, self.step, self.field, self.what = file, step, field, what
        where = ", ".join(
            part
            for part in (file, f"step {step}" if step else "", f"field {field}" if field else "")
            if part
        )
        super().__init__(f"{where}: {what}")


class ContentFaults(Trouble):
    """All that is wrong with a content file."""

    def __init__(self, faults: tuple[ContentFault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(fault.sentence for fault in faults))


class ExpressionFault(Trouble):
    """The condition of a hint cannot be read, or asks for a fact that is not known."""


class ImportFault(Trouble):
    """Faults in a CSV file: (line from 1, column name, what is wrong); nothing was imported."""

    def __init__(self, faults: tuple[tuple[int, str, str], ...]) -> None:
        self.faults = faults
        super().__init__(
            "\n".join(f"line {line}, {column}: {what}" for line, column, what in faults)
        )


class CodePageFault(ImportFault):
    """A CSV file in letters that are neither UTF-8 nor UTF-16, or not of the code page named."""


class LibraryFault(Trouble):
    """The library file cannot be used as it is."""


class Locked(LibraryFault):
    """A library or backup is locked with a passphrase that was not given yet."""


class PaperFault(Trouble):
    """A handout could not be written; the old file, if any, is whole."""
