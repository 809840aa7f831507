"""What became of many trials."""

from dataclasses import dataclass, field


@dataclass
class Tally:
    """well: trials after which all was as before. told: those that were told in a sentence.
    faults: each that was neither, with its seed.
    """

    well: int = 0
    told: int = 0
    faults: list[str] = field(default_factory=list)

    def count(self, well: bool) -> None:
        """One trial more."""
        self.well += well
        self.told += not well
