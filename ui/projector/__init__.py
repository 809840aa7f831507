"""What the projector shows: the room view, what it is fed with, and which screen it is on."""
