"""The kinds in a browser, one module for each that collects; importing this list makes their pages
known.
"""

from workshop.net.steps import (
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
