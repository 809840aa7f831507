"""The kinds in files, one module each; importing this list makes their functions known."""

from workshop.office.steps import (
    allocate,
    card,
    commit,
    decision,
    gather,
    graph,
    ladder,
    place,
    rank,
    rating,
    read,
    talk,
    text,
    tick,
    votes,
)

KINDS = (
    read,
    text,
    rating,
    place,
    ladder,
    commit,
    decision,
    talk,
    rank,
    gather,
    card,
    votes,
    allocate,
    tick,
    graph,
)
