"""Gathers the licences of everything that ships into `assets/licences.txt`: `make licences`."""

import re
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution
from pathlib import Path

from tests.checkout import CHECKOUT
from ui.models.licences import BETWEEN, MARK, LicensedPart
from workshop.paths import ASSETS

LOCK = CHECKOUT / "requirements.lock"
OWN = (CHECKOUT / "LICENSE").read_text("utf-8")
NOT_SHIPPED = ("setuptools",)
"""Only builds; nothing of it is in the program."""
LEAVES = re.compile(r"^([a-z0-9-]+)==([^ ;\\]+)", re.M)
LESSER, GENERAL = "COPYING.LESSER", "COPYING"
ELSEWHERE = {"cibw_musl", "pbin_musl", "android", "v8_xfa"}
"""Folders of licences of parts that are only in other builds of a package."""
DECLARED = {
    "reportlab": "BSD-3-Clause",
    "python-bidi": "LGPL-3.0-or-later",
    "PySide6_Essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "pypdfium2": "BSD-3-Clause or Apache-2.0",
    "sqlcipher3": "Zlib",
    "uharfbuzz": "Apache-2.0",
}
"""Where the package names its licence loosely, or leaves a choice."""
QT = """Qt and PySide6 are used under the GNU Lesser General Public License, version 3, which
follows. Heliotrope comes with them as separate, unchanged libraries, which you may replace by
your own. Their source is at https://code.qt.io. Qt holds parts by others, under licences that
go with it: https://doc.qt.io/qt-6/licenses-used-in-qt.html.
"""
SQLITE = (
    "SQLite's authors have dedicated its code to the public domain: anybody may use it freely.\n"
)
TWEETNACL = """Part of the page for phones: https://tweetnacl.js.org, by Dmitry Chestnykh,
Devi Mandiri and AndSDev, after TweetNaCl. Its authors have dedicated it to the public domain:
anybody may use it freely.
"""
SQLCIPHER = """Part of sqlcipher3. It holds parts of OpenSSL, under the Apache License 2.0.

Copyright (c) 2008-2025, ZETETIC LLC
All rights reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:
    * Redistributions of source code must retain the above copyright
      notice, this list of conditions and the following disclaimer.
    * Redistributions in binary form must reproduce the above copyright
      notice, this list of conditions and the following disclaimer in the
      documentation and/or other materials provided with the distribution.
    * Neither the name of the ZETETIC LLC nor the
      names of its contributors may be used to endorse or promote products
      derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY ZETETIC LLC ''AS IS'' AND ANY
EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL ZETETIC LLC BE LIABLE FOR ANY
DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES
(INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND
ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT
(INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS
SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
"""
SYSTEM = {
    "libxcb1": "MIT/X",
    "libxcb-cursor0": "MIT/X",
    "libxcb-icccm4": "MIT/X",
    "libxcb-image0": "MIT/X",
    "libxcb-keysyms1": "MIT/X",
    "libxcb-render-util0": "MIT/X",
    "libxcb-util1": "MIT/X",
    "libx11-xcb1": "MIT/X",
    "libxkbcommon-x11-0": "MIT",
    "libglib2.0-0": "LGPL-2.1-or-later",
    "libssl3": "Apache-2.0",
    "libbsd0": "BSD",
    "libmd0": "BSD",
    "libuuid1": "BSD-3-Clause",
    "libzstd1": "BSD-3-Clause",
    "libbz2-1.0": "BSD",
    "libffi8": "MIT",
    "liblzma5": "Public domain",
    "zlib1g": "Zlib",
    "libgcc-s1": "GPL 3 with the GCC Runtime Library Exception",
    "libstdc++6": "GPL 3 with the GCC Runtime Library Exception",
}
"""Libraries of the system that go into the bundle, by the Debian package that tells of them."""


def shipped() -> dict[str, str]:
    """Name and locked version of everything that runs with the program."""
    pins = dict(LEAVES.findall(LOCK.read_text("utf-8")))
    return {name: version for name, version in pins.items() if name not in NOT_SHIPPED}


def main() -> int:
    """0 once the file is written."""
    packaged = [_packaged(name, version) for name, version in shipped().items()]
    parts = [_own(), *packaged, _python(), _sqlite(), _sqlcipher(), _tweetnacl(), *_of_the_system()]
    (ASSETS / "licences.txt").write_text(written(parts), encoding="utf-8")
    return 0


def written(parts: Iterable[LicensedPart]) -> str:
    """The file that holds these parts."""
    return "\n".join(
        f"{MARK}{BETWEEN.join((part.name, part.version, part.licence))}\n\n{_even(part.text)}\n"
        for part in parts
    )


def _even(text: str) -> str:
    """No blanks at line ends nor form feeds; else as its authors wrote it."""
    lines = text.replace("\f", "").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _own() -> LicensedPart:
    return LicensedPart(name="Heliotrope", version="", licence="MIT", text=OWN)


def _packaged(name: str, version: str) -> LicensedPart:
    found = distribution(name)
    named, text = found.metadata["Name"], _text(found)
    if name in QT_WORDS:
        text = QT_WORDS[name]()
    elif not text:  # declares the MIT licence without its words
        text = f"{found.metadata['Author-email']}\n{OWN.partition('contributors')[2]}"
    return LicensedPart(name=named, version=version, licence=_licence(found), text=text)


def _qt() -> str:
    return QT + _text_of("python-bidi", LESSER) + _text_of("python-bidi", GENERAL)


def _shiboken() -> str:
    return "Part of PySide6, under the same licence; see there.\n"


QT_WORDS = {"pyside6-essentials": _qt, "shiboken6": _shiboken}
"""These packages come without a licence file."""


def _licence(found: Distribution) -> str:
    said = found.metadata
    name = DECLARED.get(said["Name"]) or said["License-Expression"] or said["License"]
    return str(name).splitlines()[0]


def _texts(found: Distribution) -> list[Path]:
    inside = [each for each in found.files or () if "licenses/" in str(each)]
    ours = (each for each in inside if not ELSEWHERE.intersection(each.parts))
    return sorted(path for path in (Path(str(each.locate())) for each in ours) if path.is_file())


def _text(found: Distribution) -> str:
    """All licence files of a package, each once, under their names where there are several."""
    texts = {_read(path).strip(): path.name for path in reversed(_texts(found))}
    if len(texts) == 1:
        return next(iter(texts))
    return "\n\n".join(f"-- {name} --\n\n{text}" for text, name in reversed(texts.items()))


def _text_of(name: str, file: str) -> str:
    (path,) = (path for path in _texts(distribution(name)) if path.name == file)
    return "\n" + _read(path)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return path.read_text("latin-1")


def _python() -> LicensedPart:
    version = sys.version.split()[0]
    text = (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt").read_text("utf-8")
    return LicensedPart(name="Python", version=version, licence="PSF-2.0", text=text)


def _sqlite() -> LicensedPart:
    return LicensedPart(name="SQLite", version="", licence="Public domain", text=SQLITE)


def _tweetnacl() -> LicensedPart:
    return LicensedPart(
        name="TweetNaCl.js", version="1.0.3", licence="Public domain", text=TWEETNACL
    )


def _sqlcipher() -> LicensedPart:
    return LicensedPart(name="SQLCipher", version="", licence="BSD-3-Clause", text=SQLCIPHER)


def _of_the_system() -> list[LicensedPart]:
    """Named by their package; left out where this system keeps no papers of them."""
    found = []
    for package, licence in SYSTEM.items():
        paper = Path("/usr/share/doc") / package / "copyright"
        if paper.is_file():
            found.append(LicensedPart(name=package, version="", licence=licence, text=_read(paper)))
    return found


if __name__ == "__main__":
    sys.exit(main())
