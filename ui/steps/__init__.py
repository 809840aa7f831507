"""The kinds of step on screen, one module each: entry at the desk, pages in the room.

A kind is known by standing in this list; nothing else has to be edited on this floor.
"""

from ui.steps import commit, decision, ladder, place, rating, read, talk, text

KINDS = (read, text, rating, place, ladder, commit, decision, talk)
