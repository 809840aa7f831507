"""Files are whole, or as they were."""

import errno
import io

import pytest

from workshop.errors import PaperFault
from workshop.pdf.write import write


def test_that_a_file_is_written_whole(tmp_path):
    write(io.BytesIO(b"new"), tmp_path / "sheet.pdf")

    assert (tmp_path / "sheet.pdf").read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["sheet.pdf"]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError(errno.ENOSPC, "no space"), "disk is full"),
        (PermissionError(errno.EACCES, "open elsewhere"), "open in another program"),
        (OSError(errno.EIO, "broken"), "was not written"),
    ],
)
@pytest.mark.parametrize("place", ["os.fsync", "pathlib.Path.replace"])
def test_that_a_fault_leaves_the_old_file_whole(tmp_path, monkeypatch, fault, said, place):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")

    def fails(*_given):
        raise fault

    monkeypatch.setattr(place, fails)
    with pytest.raises(PaperFault, match=said):
        write(io.BytesIO(b"new"), path)

    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["sheet.pdf"]


def test_that_a_folder_that_takes_nothing_is_told(tmp_path):
    closed = tmp_path / "file"
    closed.write_bytes(b"")

    with pytest.raises(PaperFault):
        write(io.BytesIO(b"new"), closed / "sheet.pdf")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
