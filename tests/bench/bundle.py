"""The size of the bundle against a bare one-window PySide6 bundle of the same PyInstaller."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.figure import Figure

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.show()
app.exec()
"""


def _built(recipe: Path, where: Path, *options: str) -> Path:
    line = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
        "--distpath", str(where / "dist"), "--workpath", str(where / "build"),
        *options, str(recipe),
    ]  # fmt: skip
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL)
    (made,) = (where / "dist").iterdir()
    return made


def _size(folder: Path) -> float:
    """Megabytes of all files, a link counting nothing."""
    files = (each for each in folder.rglob("*") if each.is_file() and not each.is_symlink())
    return sum(each.stat().st_size for each in files) / 1e6


def figures() -> list[Figure]:
    """The one figure of this part; both are built once, since the same input gives one size."""
    with tempfile.TemporaryDirectory() as mine, tempfile.TemporaryDirectory() as bare:
        script = Path(bare) / "bare.py"
        script.write_text(BARE, encoding="utf-8")
        ours = _size(_built(Path("build.spec"), Path(mine)))
        floor = _size(_built(script, Path(bare), "--windowed", "--specpath", bare))
    ratio = ours / floor
    return [
        Figure(
            part="bundle",
            what="size of the bundle",
            unit="MB",
            ours=ours,
            floor=floor,
            ratio=ratio,
            spread=(ratio, ratio),
            goal=1.0,
        )
    ]
