"""The threads of a room collect no garbage: it may be a window of another test."""

import gc

import pytest


@pytest.fixture(autouse=True)
def nothing_collected():
    """Until the room's threads are through: on them it would destroy windows."""
    gc.disable()
    yield
    gc.enable()
