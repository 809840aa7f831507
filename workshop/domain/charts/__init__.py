"""Charts as scenes: pure geometry, the same in the room and on paper."""
