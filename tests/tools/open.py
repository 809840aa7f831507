"""Opens the app; where there is no screen, says so and plays the demo into a folder."""

import os
import subprocess
import sys

from workshop.cli.screen import has_screen


def main(folder: str) -> int:
    """The exit status of what was run."""
    workshop = [sys.executable, "-m", "workshop"]
    if has_screen(os.environ):
        return subprocess.run(workshop, check=False).returncode
    print(f"There is no screen here, so the demo is played into {folder}.", flush=True)
    return subprocess.run([*workshop, "demo", "--out", folder], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
