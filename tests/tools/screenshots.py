"""Takes the README's screenshots from what `make demo` has left in a folder."""

import shutil
import sys
from pathlib import Path

from workshop.paths import ASSETS

SCREENSHOTS = ASSETS / "screenshots"
WANTED = {
    "console.png": "*console gaps-light-1366x768.png",
    "room.png": "*room reread_quote reveal Gaps-light-1366x768.png",
}


def main(folder: Path) -> int:
    """0 where every picture was found."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for name, pattern in WANTED.items():
        found = sorted(folder.glob(f"screens/{pattern}"))
        if not found:
            print(f"There is no picture {pattern} in {folder}. Run `make demo` first.")
            return 1
        shutil.copyfile(found[0], SCREENSHOTS / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
