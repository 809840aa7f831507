"""The kinds of step on screen, one module each: entry at the desk, pages in the room."""
