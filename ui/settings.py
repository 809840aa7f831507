"""What one person has set on this computer; a small file in the library folder."""

from pathlib import Path
from typing import Literal

import msgspec

FILE = "settings.json"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting with its default."""

    theme: Literal["system", "light", "dark"] = "system"
    paper: Literal["", "a4", "letter"] = ""
    """Empty follows the system's locale."""
    size: Literal["standard", "clear", "large"] = "standard"
    """Type size on paper."""
    room_screen: str = ""
    """Which screen is the room's: its maker, model, serial number and place."""
    room_theme: Literal["light", "dark"] = "light"
    """The room view's own colours, whatever those of the other windows are."""
    fades: bool = True
    """Whether room pages fade over; off also where the system asks for less motion."""
    sample_offered: bool = False
    """Whether the sample session was offered once."""
    running: str = ""
    """The session whose console is open: gone on with after a crash."""
    desk_open: bool = False
    """Whether its desk is open: then it comes back, and nothing else."""


def load(home: Path) -> Settings:
    """The settings of a library folder; the defaults where there are none that can be read."""
    try:
        return msgspec.json.decode((home / FILE).read_bytes(), type=Settings)
    except (OSError, msgspec.DecodeError):
        return Settings()


def save(home: Path, settings: Settings) -> None:
    """Keeps them; a folder that can not be written to is no reason to stop."""
    fresh = home / f"{FILE}.new"
    try:
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(settings), indent=2))
        fresh.replace(home / FILE)
    except OSError:
        return
