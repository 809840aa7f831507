"""Every handout in the accented language, read back from its pages."""

import io

import pytest
from pypdf import PdfReader

from tests.paper.reading import text
from tests.words.pseudo import LANGUAGE, plain_words
from workshop.services.handout_kinds import kinds
from workshop.services.printing import handout

KINDS = ("blank", "copy", "summary", "page", "run_sheet", "cards", "pack")


def described(content):
    """What a screen reader says instead of a picture, and the titles of the outline."""
    reader = PdfReader(io.BytesIO(content))
    for number in range(1, len(reader.xref[0]) + 1):
        found = reader.get_object(number)
        if isinstance(found, dict):
            yield from (
                str(found[key]) for key in ("/Alt", "/ActualText", "/Title") if key in found
            )


def test_that_every_kind_of_handout_is_looked_at(accented):
    assert set(KINDS) == set(kinds())


@pytest.mark.parametrize("kind", KINDS)
def test_that_every_text_on_paper_is_translated(library, kind):
    service, session = library
    person = "sample 1" if kind == "copy" else None
    made = handout(service, session, kind, person=person)
    content = made.content

    lines = [*text(content).splitlines(), *described(content)]

    assert len(lines) > 20
    assert not {line for line in lines if plain_words(line)}
    assert not made.missing


def test_that_a_handout_names_its_language(library):
    service, _session = library
    made = handout(service, "opening", "blank")

    assert PdfReader(io.BytesIO(made.content)).trailer["/Root"]["/Lang"] == LANGUAGE
