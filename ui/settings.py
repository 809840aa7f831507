"""What one person has set on this computer; a small file in the library folder."""

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

FILE = "settings.json"
LARGEST = 100_000
"""Bytes; a file cut there is read as a damaged one."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Every setting with its default."""

    theme: Literal["system", "light", "dark"] = "system"
    language: str = ""
    """A tag such as "en-GB"; empty follows the environment. Put in use at the next start."""
    paper: Literal["", "a4", "letter"] = ""
    """Empty follows the system's locale."""
    size: Literal["standard", "clear", "large"] = "standard"
    """Type size on paper."""
    one_sided: bool = False
    """Whether the printer leaves the backs of sheets empty."""
    folder: str = ""
    """Where paper was last saved."""
    rooms: dict[str, str] = field(default_factory=dict)
    """For each company of screens, which of them is the room's; "" for none."""
    room_theme: Literal["light", "dark"] = "light"
    """The room view's own colours, whatever those of the other windows are."""
    on_top: bool = True
    """Whether other windows do not cover the room view."""
    fades: bool = True
    """Whether room pages fade over; off also where the system asks for less motion."""
    bell: bool = False
    """Whether a soft sound tells that the time of a step is over."""
    sample_offered: bool = False
    """Whether the sample session was offered once."""
    lock_passed: bool = False
    """Whether somebody wanted no passphrase when the library was new."""
    running: str = ""
    """The session whose console is open: resumed after a crash."""
    desk_open: bool = False
    """Whether its desk is open: then it comes back, and nothing else."""


def changed(settings: Settings, **values: Any) -> Settings:  # noqa: ANN401 - as `replace` has it
    """The settings with some of them changed."""
    return replace(settings, **values)


def load(home: Path) -> Settings:
    """The settings of a library folder; the defaults where there are none that can be read."""
    # Not by msgspec: this runs before the first window shows, and the import would delay it.
    try:
        with (home / FILE).open("rb") as file:
            found = json.loads(file.read(LARGEST))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    known = get_type_hints(Settings)
    return Settings(
        **{
            name: value
            for name, value in found.items()
            if name in known and _fits(value, known[name])
        }
    )


def _fits(value: object, wanted: type) -> bool:
    """Whether a value is one of the words, or of the type, that a setting takes."""
    if get_origin(wanted) is dict:
        return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
    words = get_args(wanted)
    return value in words if words else type(value) is wanted


def save(home: Path, settings: Settings) -> None:
    """Keeps them; a folder that cannot be written to is no reason to stop."""
    fresh = home / f"{FILE}.new"
    try:
        fresh.write_text(json.dumps(asdict(settings), indent=2), encoding="utf-8")
        fresh.replace(home / FILE)
    except OSError:
        return
