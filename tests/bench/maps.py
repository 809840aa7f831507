"""Maps like those of rooms, with hubs and tails, to measure the layout on."""

from random import Random

MAPS = 6
NODES, LINKS = 25, 40
WIDEST, NARROWEST, TALL = 330, 90, 60


def edges(seed: int, nodes: int = NODES, links: int = LINKS) -> list[tuple[int, int]]:
    """Hubs that many hang on, tails, and links across."""
    chance = Random(f"map {seed}")
    found: set[tuple[int, int]] = set()
    ends: list[int] = [0]
    for node in range(1, nodes):
        hub = chance.choice(ends) if chance.random() < 0.7 else chance.randrange(node)
        found.add((hub, node))
        ends += [hub, node]
    while len(found) < links:
        one, other = sorted((chance.randrange(nodes), chance.randrange(nodes)))
        if one != other:
            found.add((one, other))
    return sorted(found)


def widths(seed: int, nodes: int = NODES) -> list[int]:
    """How wide the names are."""
    chance = Random(f"names {seed}")
    return [chance.randint(NARROWEST, WIDEST) for _node in range(nodes)]
