"""Import, reveal, results."""

import json

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.scan.by_hand import printed
from tests.services.filling import filled

RATE = "reread_quote/rate"
PLACE = "map_3d/place"


def results(workshop, session):
    """What was revealed; a list that the group named needs no reveal."""
    shown = json.loads(workshop("results", session, "--json").out)
    assert shown["session"] == session
    return {
        f"{exercise['id']}/{step['id']}": step
        for exercise in shown["exercises"]
        for step in exercise["steps"]
        if step["kind"] != "gather"
    }


def test_that_imported_answers_can_be_revealed_and_read(workshop, session, sheet):
    assert workshop("answers", "import", session, sheet(8, RATE)).status == 0

    ran = workshop("reveal", session, RATE, RATE)

    assert (ran.status, ran.err) == (0, "")
    step = results(workshop, session)[RATE]
    assert (step["kind"], step["n"]) == ("rating", 8)
    assert {"item", "lens", "n", "missing", "counts", "median", "agreement"} <= step["cells"][
        0
    ].keys()
    assert {"item", "from", "to", "n", "higher", "same", "lower"} <= step["gaps"][0].keys()


def test_that_a_named_step_below_the_threshold_is_refused_in_a_sentence(workshop, session, sheet):
    workshop("answers", "import", session, sheet(4, RATE))

    ran = workshop("reveal", session, RATE)

    assert ran.status == 1
    assert "A result shows from 5." in ran.err
    assert len(ran.err.splitlines()) == 1
    assert results(workshop, session) == {}


def test_that_reveal_without_steps_shows_what_may_be_shown_and_names_the_rest(
    workshop, session, sheet
):
    workshop("answers", "import", session, sheet(8, RATE, PLACE))

    ran = workshop("reveal", session)

    assert ran.status == 0
    assert set(results(workshop, session)) == {RATE, PLACE}
    assert "closing/roti" in ran.err


def test_that_reveal_without_any_answers_is_refused(workshop, session):
    ran = workshop("reveal", session)

    assert ran.status == 1
    assert ran.out == ""


def test_that_a_step_that_is_not_there_is_refused(workshop, session):
    ran = workshop("reveal", session, "reread_quote/dance")

    assert ran.status == 1
    assert "reread_quote/dance" in ran.err


def test_that_results_can_be_read_without_json(workshop, session, sheet):
    workshop("answers", "import", session, sheet(8, RATE))
    workshop("reveal", session, RATE)

    ran = workshop("results", session)

    assert "reread_quote/rate (rating), 8 people" in ran.out


def test_that_nothing_revealed_is_told(workshop, session):
    said = workshop("results", session).out.splitlines()

    assert said[0] == "opening/agreements (gather), 4 entries"
    assert said[-1] == "Nothing was revealed yet."


def test_that_every_fault_of_a_file_is_told_by_its_line_and_nothing_is_kept(
    workshop, session, sheet, tmp_path
):
    good = sheet(6, RATE).read_text().splitlines()
    bad = tmp_path / "bad.csv"
    bad.write_text(
        "\n".join([*good[:5], "p1,reread_quote,rate,s1/me,9", "p1,reread_quote,rate,s99/me,3"])
    )

    ran = workshop("answers", "import", session, bad)

    assert ran.status == 1
    assert "line 6" in ran.err
    assert "line 7" in ran.err
    assert workshop("reveal", session, RATE).status == 1


def test_that_a_dash_is_can_not_say(workshop, session, sheet, tmp_path):
    file = tmp_path / "dash.csv"
    lines = sheet(8, RATE).read_text().splitlines()
    file.write_text(
        "\n".join(
            line[: line.rindex(",")] + ",-" if "s1/me" in line and number > 5 * 36 else line
            for number, line in enumerate(lines)
        )
    )
    workshop("answers", "import", session, file)
    workshop("reveal", session, RATE)

    first = results(workshop, session)[RATE]["cells"][0]

    assert (first["n"], first["missing"]) == (5, 3)


def test_that_an_old_code_page_is_asked_for_and_then_read(workshop, tmp_path):
    session = workshop(
        *("new", "--template", "half_day", "--title", "Day", "--mode", "named")
    ).out.strip()
    file = tmp_path / "polish.csv"
    text = "person;exercise;step;cell;value\nŁucja;reread_quote;commit;what;Źle, czekać\n"
    file.write_bytes(text.encode("cp1250"))

    ran = workshop("answers", "import", session, file)

    assert ran.status == 1
    assert "line 2, person: these letters are neither UTF-8 nor UTF-16" in ran.err
    assert "--encoding" in ran.err
    assert workshop("answers", "import", session, file, "--encoding", "cp1250").status == 0


def test_that_the_people_of_the_file_are_counted_and_what_is_left_out_is_told(
    workshop, session, sheet
):
    workshop("answers", "import", session, sheet(8, RATE))
    few = sheet(2, "closing/roti")

    first, again = (workshop("answers", "import", session, few) for _each in range(2))

    assert (first.out, first.err) == ("Answers of 2 people are in.\n", "")
    assert again.out == "Answers of 2 people are in.\n"
    assert again.err.startswith("closing/roti: 2 rows were left out; these people have answered")


@pytest.mark.parametrize("kind", ["blank", "summary"])
def test_that_handouts_are_written(workshop, session, sheet, tmp_path, kind):
    workshop("answers", "import", session, sheet(8))
    workshop("reveal", session)
    out = tmp_path / f"{kind}.pdf"

    ran = workshop("handout", session, "--kind", kind, "--out", out)

    assert ran.status == 0, ran.err
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("spoken", "wide"),
    [("en_US.UTF-8", 612), ("en_GB.UTF-8", 595), ("C.UTF-8", 595), ("fr_CA", 612)],
)
def test_that_the_paper_is_that_of_the_land(workshop, tmp_path, monkeypatch, spoken, wide):
    monkeypatch.delenv("LC_PAPER", raising=False)
    monkeypatch.setenv("LC_ALL", spoken)
    out = tmp_path / "sheet.pdf"

    workshop("handout", "opening", "--kind", "blank", "--out", out)

    assert int(PdfReader(out).pages[0].mediabox.width) == wide


def test_that_a_copy_needs_the_persons_own_word(workshop, session, sheet, tmp_path):
    workshop("answers", "import", session, sheet(8))
    out = tmp_path / "copies.pdf"

    ran = workshop("handout", session, "--kind", "copy", "--out", out)

    assert (ran.status, out.exists()) == (1, False)
    assert "their own copy" in ran.err


def test_that_somebody_who_is_not_there_is_named(workshop, session, sheet, tmp_path):
    workshop("answers", "import", session, sheet(3, RATE))
    copy = ("handout", session, "--kind", "copy", "--out", tmp_path / "one.pdf", "--person")

    assert workshop(*copy, "p1").status == 0
    assert workshop(*copy, "p9").err == "There is nobody called p9 in this session.\n"
    assert "Nothing matches that code." in workshop(*copy, "ABCD-EFGH").err


def test_that_only_a_copy_is_for_one_person(workshop, session, tmp_path):
    out = tmp_path / "one.pdf"

    ran = workshop("handout", session, "--kind", "summary", "--person", "p1", "--out", out)

    assert (ran.status, out.exists()) == (1, False)


def test_that_an_exercise_has_a_blank_worksheet_of_its_own(workshop, tmp_path):
    out = tmp_path / "sheet.pdf"

    ran = workshop(
        *("handout", "reread_quote", "--kind", "blank", "--out", out),
        *("--paper", "letter", "--size", "large"),
    )

    assert ran.status == 0, ran.err
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(("title", "said"), [("יום לקוחות", True), ("Day", False)])
def test_that_who_writes_words_from_right_to_left_is_told_what_may_not_copy_out(
    workshop, tmp_path, title, said
):
    session = workshop("new", "--template", "taster", "--title", title).out.strip()

    ran = workshop("handout", session, "--kind", "run_sheet", "--out", tmp_path / "sheet.pdf")

    assert ("Words from right to left copy out of the PDF whole." in ran.err) is said


def test_that_a_handout_that_can_not_be_written_is_told_and_leaves_the_old_file(
    workshop, session, tmp_path
):
    (tmp_path / "file").write_text("in the way")

    ran = workshop("handout", session, "--kind", "blank", "--out", tmp_path / "file" / "a.pdf")

    assert ran.status == 1
    assert len(ran.err.splitlines()) == 1


def test_that_what_was_saved_with_answers_is_told(workshop, session, sheet, tmp_path, monkeypatch):
    assert "No file" in workshop("saved", session).out
    workshop("answers", "import", session, sheet(8, RATE))
    workshop("reveal", session, RATE)
    summary, printed = tmp_path / "s.pdf", tmp_path / "results.json"
    workshop("handout", session, "--kind", "summary", "--out", summary)
    workshop("handout", session, "--kind", "blank", "--out", tmp_path / "blank.pdf")
    printed.touch()  # as a shell does that writes what is printed into it
    monkeypatch.setattr("workshop.cli.answers.PRINTED", printed)
    workshop("results", session, "--json")

    listed = json.loads(workshop("saved", session, "--json").out)

    assert {(each["what"], each["file"]) for each in listed} == {
        ("Session summary", str(summary)),
        ("Results", str(printed)),
    }
    assert workshop("saved", session).out.count(listed[0]["written"]) >= 1


def test_that_worksheets_come_back_with_a_preview_and_are_known_again(workshop, session, tmp_path):
    empty, sheet = tmp_path / "empty.pdf", tmp_path / "sheet.pdf"
    made = workshop("handout", session, "--kind", "blank", "--fillable", "--out", empty)
    assert made.status == 0
    filled(empty.read_bytes(), {"opening/safety/safe": "4", "person": "tree"}, sheet)

    preview = workshop("answers", "import", session, sheet, "--preview")
    assert preview.out == "sheet.pdf: new, 1 step\n"
    taken = workshop("answers", "import", session, sheet)
    assert taken.out == "sheet.pdf: new, 1 step\nAnswers of 1 person are in.\n"
    again = workshop("answers", "import", session, sheet)
    assert again.out.startswith("sheet.pdf: known already: ")

    wrong = workshop("answers", "import", session, sheet, empty)
    assert wrong.status == 1
    assert "empty.pdf: Nothing is filled in." in wrong.err
    assert workshop("answers", "import", session, sheet, tmp_path / "a.csv").status == 1


def test_that_photos_of_paper_come_in_like_forms_and_what_cannot_be_read_is_told(
    workshop, session, tmp_path
):
    made, shot, none = tmp_path / "blank.pdf", tmp_path / "sheet.png", tmp_path / "none.jpg"
    workshop("handout", session, "--kind", "blank", "--out", made)
    paper = printed(made.read_bytes(), 1)
    paper.save(shot)
    Image.new("L", paper.size, 255).save(none)

    empty = workshop("answers", "import", session, shot, "--preview")
    assert "sheet.png: Nothing is filled in." in empty.err
    ran = workshop("answers", "import", session, shot, none)
    assert ran.status == 1
    assert "none.jpg: No page code is to be seen." in ran.err
    assert "Nothing was taken in." in ran.err
