"""Where a file lies that the program does not know of."""

import pytest


@pytest.fixture
def carried(tmp_path):
    """Where a backup lies that no purge reaches."""
    return tmp_path / "stick" / "carried.workshop"
