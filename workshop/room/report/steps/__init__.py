"""What each kind of step brings to a report, one module a kind."""

from workshop.room.report.steps import (
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

KINDS = (
    allocate, card, commit, decision, graph, ladder, place, rank, rating, text, tick, votes,
)  # fmt: skip
