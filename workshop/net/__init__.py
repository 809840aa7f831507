"""Other machines of the room: sealed packets, host and guest."""
