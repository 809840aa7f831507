"""First pages and words of each handout as they were agreed; `pytest --renew` writes them anew."""

import pytest

from tests.paper.agreed import assert_as_agreed
from tests.paper.day import DAY, SHIPPED, material_of
from workshop.domain.run import as_read
from workshop.pdf.handout import Form, blank_sheets, copies
from workshop.pdf.one_page import one_page
from workshop.pdf.report import summary
from workshop.pdf.run_sheet import run_sheet

FORM = Form()
MATERIAL, PEOPLE = material_of()
MAKERS = {
    **{
        f"blank-{name}": lambda name=name: blank_sheets([as_read(SHIPPED[name])], FORM)
        for name in DAY
    },
    **{f"copy-{name}": lambda name=name: copies(MATERIAL, PEOPLE[:1], FORM, only=name)
       for name in DAY},
    **{f"summary-{name}": lambda name=name: summary(MATERIAL, FORM, only=name) for name in DAY},
    "summary": lambda: summary(MATERIAL, FORM),
    "page": lambda: one_page(MATERIAL, FORM),
    "run_sheet": lambda: run_sheet(MATERIAL, FORM),
}  # fmt: skip


@pytest.mark.parametrize("name", MAKERS)
def test_that_words_and_first_page_are_as_agreed(name, renew):
    assert_as_agreed(name, MAKERS[name]().content, renew=renew)
