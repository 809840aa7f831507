"""A session as a presentation, read back."""

import io
import zipfile

import pytest
from msgspec import structs
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from tests.office.told import told
from workshop.errors import Refused
from workshop.office.slides import slides
from workshop.room.kind import headline
from workshop.steps.rating import drawn, middles, widest_first

OWN_TITLE = "Larch & Lane"


@pytest.fixture(scope="module")
def view(sample):
    service, session = sample
    return service.view(session)


def opened(view, template=None):
    return Presentation(io.BytesIO(slides(told(view)[1], template)))


@pytest.fixture(scope="module")
def made(view):
    """The slides of the sample day in our looks."""
    return opened(view)


@pytest.fixture(scope="module")
def templated(view):
    """The same in the user's own."""
    return opened(view, template())


def charts_of(made):
    return [(slide, shape) for slide in made.slides for shape in slide.shapes if shape.has_chart]


def said_on(slide):
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    cells = [cell.text for shape in slide.shapes if shape.has_table
             for row in shape.table.rows for cell in row.cells]  # fmt: skip
    return "\n".join([*texts, *cells])


def template(kind="presentation"):
    """A presentation with a slide of its own and a title on its master; kind: "template" too."""
    made = Presentation()
    made.slide_master.placeholders[0].name = OWN_TITLE
    made.slides.add_slide(made.slide_layouts[1]).shapes.title.text = "An old slide"
    out = io.BytesIO()
    made.save(out)
    if kind == "presentation":
        return out.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"presentation.main+xml", b"template.main+xml"))
    return changed.getvalue()


def test_that_bars_draw_the_counts_of_the_snapshot(view, made):
    summary = view.snapshots["reread_quote/rate"].summary
    counted = {
        lens: [cell.counts for cell in summary.cells if cell.lens == lens]
        for lens in ("me", "team", "org", "spenders")
    }

    drawn_counts = [
        list(zip(*[series.values for series in shape.chart.plots[0].series], strict=True))
        for _slide, shape in charts_of(made)
        if shape.chart.chart_type == XL_CHART_TYPE.BAR_STACKED_100
    ]

    for lens, counts in counted.items():
        assert [tuple(map(float, each)) for each in counts] in drawn_counts, lens


def test_that_a_dumbbell_draws_the_medians_of_the_snapshot(view, made):
    step, summary = (
        view.revealed_step("reread_quote/rate"),
        view.snapshots["reread_quote/rate"].summary,
    )
    wide = [gap for _at, _item, gap in widest_first(step, summary, ("me", "org"))
            if middles(summary, gap) and drawn(summary, gap)]  # fmt: skip
    shown = []

    for _slide, shape in charts_of(made):
        if shape.chart._chartSpace.find(".//{*}scatterChart") is not None:
            *_lines, one, other = shape.chart.plots[0].series
            if one.name == "Me":
                across = [list(series.iter_values()) for series in (one, other)]
                xs = [[float(point.text) for point in series._element.xVal.iter("{*}v")]
                      for series in (one, other)]  # fmt: skip
                assert len(across[0]) == len(xs[0])
                shown += zip(*xs, strict=True)

    assert shown == [middles(summary, gap) for gap in wide]


def test_that_the_finding_is_the_title_and_statements_stand_in_full(view, made):
    step, summary = (
        view.revealed_step("reread_quote/rate"),
        view.snapshots["reread_quote/rate"].summary,
    )
    finding = headline(step, summary, "customers")[0]

    found = [slide for slide in made.slides
             if slide.shapes.title and slide.shapes.title.text == finding]  # fmt: skip

    assert found
    assert "They are not an interruption of our work." in said_on(found[0])
    assert "7 higher" in said_on(found[0])


def test_that_notes_say_how_to_read_a_chart_and_what_people_said(made):
    slide, _shape = next(each for each in charts_of(made) if "7 of 8" in each[0].shapes.title.text)

    notes = slide.notes_slide.notes_text_frame.text

    assert "How to read it: " in notes
    assert "in the top three whoever is left out." in notes
    assert "“interruption”" in notes


def test_that_every_chart_is_said_in_words_and_can_be_edited(made):
    for _slide, shape in charts_of(made):
        assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
        assert shape.chart.part.chart_workbook.xlsx_part.blob


@pytest.mark.parametrize("kind", ["presentation", "template"])
def test_that_the_users_own_template_gives_the_looks_and_none_of_its_slides(view, kind):
    made = opened(view, template(kind))

    assert made.slide_master.placeholders[0].name == OWN_TITLE
    assert (made.slide_width, made.slide_height) == (9144000, 6858000)
    assert not [slide for slide in made.slides if "An old slide" in said_on(slide)]
    assert all(slide.shapes.title.text for slide in made.slides)


def test_that_nothing_asks_to_be_clicked(made, templated):
    for each in (made, templated):
        empty = [holder.name for slide in each.slides for holder in slide.placeholders
                 if holder.has_text_frame and not holder.text_frame.text]  # fmt: skip
        assert not empty


def test_that_everything_stays_on_its_slide(made, templated):
    for each in (made, templated):
        for slide in each.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.left + shape.width <= each.slide_width
                assert shape.top + shape.height <= each.slide_height


@pytest.mark.parametrize("content", [b"", b"no presentation", b"PK\x05\x06" + bytes(18)])
def test_that_a_template_that_is_none_is_refused_in_a_sentence(view, content):
    with pytest.raises(Refused, match="no PowerPoint file"):
        slides(told(view)[1], content)


def test_that_a_day_without_results_still_makes_slides(view):
    bare = structs.replace(view, snapshots={}, notes=(), lists={})

    titles = [slide.shapes.title.text for slide in opened(bare).slides]

    assert titles[0] == "Customer day"
    assert set(titles[1:]) == {"Two decisions.", "How the numbers were made"}
