"""The file as it is written: part by part, nothing kept, every object where the table says."""

import errno
import gc
import io
import tracemalloc

import pikepdf
import pytest

from tests.paper.day import FORMS, material_of
from tests.paper.reading import owners_of
from workshop.errors import PaperFault
from workshop.pdf import handout_file as waiting
from workshop.pdf.handout import copies
from workshop.pdf.report import summary
from workshop.pdf.tree import TreeNode

MATERIAL, PEOPLE = material_of()


def test_that_no_element_of_a_person_is_kept_once_their_pages_are_painted():
    alive = []

    def people():
        for _turn in range(5):
            alive.append(sum(isinstance(each, TreeNode) for each in gc.get_objects()))
            yield PEOPLE[0]

    copies(MATERIAL, people(), FORMS[0], only="closing")

    assert alive[1] == alive[-1] > alive[0]


def test_that_memory_does_not_grow_with_the_people(monkeypatch):
    monkeypatch.setattr(waiting, "IN_MEMORY", 10_000)
    copies(MATERIAL, PEOPLE[:1], FORMS[0], only="closing")
    peaks = []
    for count in (10, 60):
        tracemalloc.start()
        copies(MATERIAL, PEOPLE[:1] * count, FORMS[0], only="closing")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < peaks[0] + 300_000, "kept until the end, 50 copies are 1,000,000"


def test_that_pages_and_annotations_find_their_elements_in_the_tree():
    with pikepdf.open(io.BytesIO(copies(MATERIAL, PEOPLE[:3], FORMS[0]).content)) as pdf:
        tree = pdf.Root.StructTreeRoot
        owners = dict(owners_of(tree.ParentTree))
        parts = list(tree.K[0].K)

        assert [str(part.S) for part in parts] == ["/Part"] * 3
        assert list(owners) == list(range(tree.ParentTreeNextKey))
        for page in pdf.pages:
            for place, node in enumerate(owners[page.StructParents]):
                assert (page.objgen, place) in set(contents_of(node))


def contents_of(node):
    """The page and place of the marked content that an element shows."""
    for kid in node.K:
        if isinstance(kid, int):
            yield node.Pg.objgen, kid
        elif kid.get("/Type") == "/MCR":
            yield kid.Pg.objgen, kid.MCID


def test_that_the_outline_leads_where_the_headings_are_and_nests_by_level():
    with pikepdf.open(io.BytesIO(summary(MATERIAL, FORMS[0]).content)) as pdf:
        with pdf.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
            below = [[kid.title for kid in entry.children] for entry in outline.root]
            places = [entry.destination[0].objgen for entry in outline.root]

        order = [page.objgen for page in pdf.pages]
        assert titles[:2] == ["What the room found", "Decisions and next steps"]
        assert below[0][0].startswith("The three widest gaps")
        assert [order.index(place) for place in places] == sorted(map(order.index, places))


@pytest.mark.parametrize("people", [1, 3])
def test_that_every_object_stands_where_the_table_says(people):
    content = copies(MATERIAL, PEOPLE[:people], FORMS[0], only="closing").content
    start = int(content.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    _title, size, *rows = content[start:].split(b"trailer")[0].splitlines()

    assert int(size.split()[1]) == len(rows)
    for number, row in enumerate(rows[1:], start=1):
        assert content[int(row[:10]) :].startswith(b"%d 0 obj\n" % number)


def test_that_a_full_disk_while_the_sheets_are_made_is_told(monkeypatch):
    def full(_file, _content):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(waiting.Nameless, "write", full)

    with pytest.raises(PaperFault, match="disk is full"):
        copies(MATERIAL, PEOPLE[:1], FORMS[0], only="closing")


def test_that_what_is_made_stands_in_no_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(waiting, "IN_MEMORY", 10)

    made = copies(MATERIAL, PEOPLE[:1], FORMS[0], only="closing")

    assert made.content.endswith(b"%%EOF\n")
    assert list(tmp_path.iterdir()) == []
