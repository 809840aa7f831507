"""Maps like those of rooms: the 22 nodes of the look, and six with hubs and tails."""

from random import Random

from workshop.domain.graph.map import Link, Map, Node
from workshop.room.charts.graph.strands import Way
from workshop.room.graph_layout.legibility import Demands, NodeLabel

PLACES = {
    "customer": (0.0009, 0.1696), "billing": (0.2504, 0.1696), "operations": (0.5, 0.1696),
    "support": (0.2504, 0.6336), "sales": (0.0841, 0.8656), "product": (0.5, 0.8656),
    "leadership": (0.7496, 0.8656), "community": (0.9991, 0.4016),
}  # fmt: skip
"""Where the picture of the look has its nodes."""
WAYS = (
    Way(name="Schools", strands=3, through=("Newsletter", "Field service", "Support")),
    Way(name="Firms", strands=2, through=("Sales", "Support")),
    Way(name="Home users", strands=1, through=("Web shop",)),
    Way(name="Hermits", strands=0),
    Way(name="Friends", strands=5, through=("",)),
)
TOWN_NODES = (
    ("Home users", "customer"),
    ("Firms", "customer"),
    ("Schools", "customer"),
    ("Leadership", "role"),
    ("Billing", "team"),
    ("Legal", "team"),
    ("Operations", "team"),
    ("Support", "team"),
    ("Product", "team"),
    ("Data team", "team"),
    ("Field service", "team"),
    ("Sales", "team"),
    ("Suppliers", "partner"),
    ("Call centre", "channel"),
    ("Diary app", "channel"),
    ("Installer firm", "partner"),
    ("Fitters", "partner"),
    ("Newsletter", "channel"),
    ("Web shop", "channel"),
    ("Neighbours", "community"),
    ("Press", "community"),
    ("Council", "community"),
)
TOWN_LINKS = (
    ("Installer firm", "Fitters"),
    ("Fitters", "Field service"),
    ("Fitters", "Operations"),
    ("Field service", "Diary app"),
    ("Field service", "Operations"),
    ("Field service", "Schools"),
    ("Diary app", "Operations"),
    ("Operations", "Suppliers"),
    ("Suppliers", "Product"),
    ("Operations", "Call centre"),
    ("Call centre", "Support"),
    ("Call centre", "Billing"),
    ("Billing", "Operations"),
    ("Billing", "Leadership"),
    ("Leadership", "Operations"),
    ("Leadership", "Support"),
    ("Leadership", "Product"),
    ("Leadership", "Legal"),
    ("Legal", "Council"),
    ("Leadership", "Council"),
    ("Council", "Neighbours"),
    ("Leadership", "Press"),
    ("Leadership", "Data team"),
    ("Leadership", "Sales"),
    ("Operations", "Support"),
    ("Support", "Product"),
    ("Support", "Firms"),
    ("Support", "Schools"),
    ("Firms", "Sales"),
    ("Schools", "Newsletter"),
    ("Newsletter", "Sales"),
    ("Product", "Data team"),
    ("Product", "Sales"),
    ("Data team", "Web shop"),
    ("Sales", "Web shop"),
    ("Web shop", "Home users"),
)
TOWN = Map(
    nodes=tuple(Node(id=name, name=name, sort=sort, us=name == "Leadership")
                for name, sort in TOWN_NODES),
    links=tuple(Link(id=f"l{at}", from_=one, to=other, steward="Somebody" if at % 4 else "")
                for at, (one, other) in enumerate(TOWN_LINKS, 1)),
)  # fmt: skip
"""The map of 22 nodes and 36 links that the pictures of large maps show."""

TOWN_PLACES = {
    "Home users": (0.0, 0.8571),
    "Firms": (0.5, 0.8571),
    "Schools": (0.5714, 1.0),
    "Leadership": (0.3571, 0.4286),
    "Billing": (0.5714, 0.1429),
    "Legal": (0.3571, 0.1429),
    "Operations": (0.7143, 0.2857),
    "Support": (0.5, 0.5714),
    "Product": (0.3571, 0.5714),
    "Data team": (0.1429, 0.5714),
    "Field service": (0.7857, 0.8571),
    "Sales": (0.3571, 0.8571),
    "Suppliers": (0.6429, 0.5714),
    "Call centre": (0.7143, 0.0),
    "Diary app": (0.7857, 0.2857),
    "Installer firm": (0.9286, 0.4286),
    "Fitters": (1.0, 0.8571),
    "Newsletter": (0.6429, 0.8571),
    "Web shop": (0.2143, 0.8571),
    "Neighbours": (0.0714, 0.1429),
    "Press": (0.4286, 0.1429),
    "Council": (0.2143, 0.1429),
}
"""As `tidied` laid it out once: places are data."""


def sheets(drawn: Map, people: int, seed: int = 3) -> list[dict[str, int]]:
    """What so many people might say: each link has a middle of its own."""
    chance = Random(seed)
    cells = {f"{link.id}/{part}": chance.randint(1, 5)
             for link in drawn.links for part in ("strength", "importance")}  # fmt: skip
    return [
        {cell: max(1, min(5, middle + chance.choice((-1, 0, 0, 1))))
         for cell, middle in cells.items()}
        for _person in range(people)
    ]  # fmt: skip


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


def boxes(seed: int) -> Demands:
    """One of the six with its names in its nodes, on a sheet of 1600 by 900."""
    labels = tuple((NodeLabel(-wide / 2, -TALL / 2, wide / 2, TALL / 2),) for wide in widths(seed))
    return Demands(
        width=1600, height=900, links=tuple(edges(seed)), labels=labels, boxed=True,
        nodes_apart=60, shortest=200,
    )  # fmt: skip


def large(seed: int, nodes: int = NODES, links: int = LINKS) -> Map:
    """One of the six as a map with names of many lengths."""
    chance = Random(f"words {seed}")
    sorts = ("customer", "team", "role", "channel", "partner", "community")
    words = ("Front desk", "Support", "Field service", "Sales", "Web shop", "Accounts", "Press")
    return Map(
        nodes=tuple(
            Node(id=f"n{at}", name=f"{chance.choice(words)} {at}", sort=sorts[at % 6], us=at == 0)
            for at in range(nodes)
        ),
        links=tuple(
            Link(id=f"l{at}", from_=f"n{one}", to=f"n{other}", steward="Somebody")
            for at, (one, other) in enumerate(edges(seed, nodes, links), 1)
        ),
    )
