"""Reading a PDF back: its words, its fonts, what the checkers say of it."""

import io
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2
from pypdf import PdfReader

BIN = Path(sys.executable).parent


FOOT = re.compile(
    r"Page\s\d+\sof\s\d+|Keep this sheet: it is yours\.|Customer day,\s24\sNovember\s2026\."
    r"|Your mark: _+|Made on this computer"
    r"|from what was revealed\.|For the facilitator\."
)


def text(content: bytes) -> str:
    """All words, pages one after another, as the foot has them too."""
    reader = PdfReader(io.BytesIO(content))
    return "\n".join(page.extract_text() for page in reader.pages)


def body(content: bytes) -> str:
    """All words but those at the foot of each page, so that what goes on overleaf reads on."""
    return FOOT.sub("", text(content))


def squeezed(words: str) -> str:
    """Without blanks, since lines break anywhere; non-breaking ones too."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", words))


def holds(content: bytes, words: str) -> bool:
    """Whether the words stand in the file in that order."""
    return squeezed(words) in squeezed(body(content))


def unembedded(content: bytes) -> set[str]:
    """Fonts that the file does not carry."""
    found = set()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            for font in (page.resources.get("/Font") or {}).values():
                descriptor = font.get("/FontDescriptor")
                if descriptor is None or "/FontFile2" not in descriptor:
                    found.add(str(font.get("/BaseFont")))
    return found


def outside(content: bytes, left: float, right: float) -> list[str]:
    """Words that stand outside these margins."""
    found = []
    document = pypdfium2.PdfDocument(content)
    for number, page in enumerate(document, start=1):
        words, wide = page.get_textpage(), page.get_width()
        for place in range(words.count_rects()):
            box = words.get_rect(place)
            if box[0] < left - 1 or box[2] > wide - right + 1:
                found.append(f"page {number}: {words.get_text_bounded(*box)}")
        words.close()
        page.close()
    document.close()
    return found


def spans(content: bytes) -> list[tuple[str, str]]:
    """Every ActualText in the pages, or of an element for what stands there, with its language, in
    the order of painting.
    """
    found = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        owners = dict(owners_of(pdf.Root.StructTreeRoot.ParentTree))
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "BDC" and str(operands[0]) == "/Span":
                    marks = operands[1]
                    if "/MCID" in marks:
                        marks = owners[page.StructParents][int(marks.MCID)]
                    found.append((str(marks.get("/ActualText", "")), str(marks.get("/Lang", ""))))
    return found


def actual_texts(content: bytes) -> list[str]:
    """What the file says where its glyphs do not."""
    return [words for words, _language in spans(content)]


def owners_of(branch):
    """Key and owner of every leaf of the parent tree, within the limits that its branch names."""
    for kid in branch.get("/Kids", []):
        found = list(owners_of(kid))
        assert [found[0][0], found[-1][0]] == list(kid.Limits)
        yield from found
    numbers = list(branch.get("/Nums", []))
    yield from zip(numbers[::2], numbers[1::2], strict=True)


def structure(content: bytes) -> list[tuple[str, str]]:
    """The tags in reading order with their alternative text."""
    found = []

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for each in node:
                walk(each)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append((str(node["/S"])[1:], str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node["/K"])

    with pikepdf.open(io.BytesIO(content)) as pdf:
        walk(pdf.Root.StructTreeRoot["/K"])
    return found


def outloud(paths: list[Path], report: Path) -> list[str]:
    """Errors that `outloud` finds, over many files at once."""
    subprocess.run([BIN / "outloud", "--json", report, "-q", *paths], capture_output=True,
                   check=False)  # fmt: skip
    found = []
    for place, finding in _findings(json.loads(report.read_text(encoding="utf-8")), ""):
        if finding["severity"] == "error":
            found.append(f"{place} {finding['rule']}: {finding['message']}")
    return found


def _findings(node, place):
    if isinstance(node, dict):
        place = node.get("path", node.get("file", place)) or place
        if "severity" in node and "message" in node:
            yield place, node
            return
        for value in node.values():
            yield from _findings(value, place)
    elif isinstance(node, list):
        for value in node:
            yield from _findings(value, place)


def pdfua(paths: list[Path]) -> str:
    """What `pdfua check` prints where it finds an error, else ""."""
    done = subprocess.run([BIN / "pdfua", "check", *paths], capture_output=True, check=False,
                          text=True)  # fmt: skip
    return "" if "errors=0" in done.stdout and done.returncode < 2 else done.stdout


DIRECTED = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def read_by_poppler(content: bytes) -> str:
    """The words that Poppler copies out, single blanks between them."""
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return _words_of(done.stdout.decode("utf-8"))


def read_by_pdfium(content: bytes) -> str:
    """The words that browsers copy out, single blanks between them."""
    document = pypdfium2.PdfDocument(content)
    pages = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    document.close()
    return _words_of("\n".join(pages))


def _words_of(read: str) -> str:
    return unicodedata.normalize("NFC", " ".join(DIRECTED.sub("", read).split()))
