"""The kinds in the room, one module each; importing this list makes their functions known."""

from workshop.room.steps import (
    card,
    commit,
    decision,
    gather,
    ladder,
    place,
    rank,
    rating,
    read,
    talk,
    text,
    votes,
)

KINDS = (read, text, rating, place, ladder, commit, decision, talk, rank, gather, card, votes)
