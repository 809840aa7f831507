"""The kinds at the desk, one module for each that collects; importing this list makes their entry
widgets known.
"""

from ui.steps import (
    allocate,
    card,
    commit,
    decision,
    graph,
    ladder,
    place,
    rank,
    rating,
    text,
    tick,
    votes,
)

KINDS = (text, rating, place, ladder, commit, decision, rank, card, votes, allocate, tick, graph)
