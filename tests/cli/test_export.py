"""Exports from the command line."""

import json
import stat

import openpyxl
import pytest

from workshop.services import office_file


@pytest.fixture
def revealed(workshop, session, sheet):
    """A session with a revealed step."""
    assert workshop("answers", "import", session, sheet(6, "reread_quote/rate")).status == 0
    assert workshop("reveal", session, "reread_quote/rate").status == 0
    return session


def test_that_an_export_is_written_and_listed(workshop, revealed, tmp_path):
    out = tmp_path / "day.xlsx"

    ran = workshop("export", revealed, "--as", "xlsx", "--out", out)

    assert (ran.status, ran.out.strip()) == (0, str(out))
    assert "Left out: Opening: Safety check, not revealed; " in ran.err
    assert "Data" in openpyxl.load_workbook(out).sheetnames
    (listed,) = json.loads(workshop("saved", revealed, "--json").out)
    assert (listed["file"], listed["what"]) == (str(out), "Excel")


def test_that_an_export_into_a_folder_has_a_name_with_its_day(workshop, revealed, tmp_path):
    ran = workshop("export", revealed, "--as", "csv", "--out", tmp_path)

    (file,) = tmp_path.glob("*Customer day.csv")
    assert ran.out.strip() == str(file)


@pytest.mark.parametrize("mode", [0o700, 0o750, 0o755])
def test_that_a_file_is_as_readable_as_its_folder(workshop, revealed, tmp_path, mode):
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(mode)

    workshop("export", revealed, "--as", "csv", "--out", folder / "day.csv")

    assert stat.S_IMODE((folder / "day.csv").stat().st_mode) == mode & 0o644


def test_that_what_cannot_be_written_here_is_said(workshop, revealed, tmp_path, monkeypatch):
    monkeypatch.setattr(office_file, "find_spec", lambda _name: None)

    ran = workshop("export", revealed, "--as", "pptx", "--out", tmp_path)

    assert ran.status == 1
    assert "lacks what writes PowerPoint files" in ran.err
    assert workshop("export", revealed, "--as", "csv", "--out", tmp_path).status == 0


def test_that_only_slides_and_documents_take_a_template(workshop, revealed, tmp_path):
    given = ("--template", tmp_path / "own.potx", "--out", tmp_path)

    assert "take a template" in workshop("export", revealed, "--as", "xlsx", *given).err
    assert "There is no file" in workshop("export", revealed, "--as", "pptx", *given).err


@pytest.mark.parametrize("kind", ["page", "run_sheet", "pack"])
def test_that_the_command_line_prints_what_the_dialog_prints(workshop, revealed, tmp_path, kind):
    ran = workshop("handout", revealed, "--kind", kind, "--out", tmp_path / "out.pdf")

    assert ran.status == 0
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
