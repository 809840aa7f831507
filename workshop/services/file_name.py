"""Names of files that every file system takes."""

import re
import unicodedata

LONGEST_PART = 60


def file_name(ending: str, *parts: str) -> str:
    """The parts with dashes between them, without what some system forbids in a name."""
    kept = []
    for part in parts:
        plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", unicodedata.normalize("NFC", part))
        shown = "".join(each for each in plain if unicodedata.category(each) not in ("Cf", "Cc"))
        kept.append(" ".join(shown.split())[:LONGEST_PART].strip(" ."))
    return (" - ".join(part for part in kept if part) or "handout") + f".{ending}"
