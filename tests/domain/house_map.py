"""The house map of the method (analysis 3.10 E) and sheets whose medians are its strengths."""

from workshop.domain.graph.map import Link, Map, Node

US = "leadership"
NODES = (
    ("customer", "Customer", "customer"), ("support", "Support", "team"),
    ("sales", "Sales", "team"), ("billing", "Billing", "team"), ("product", "Product", "team"),
    ("operations", "Operations", "team"), ("leadership", "Leadership", "role"),
    ("community", "Community", "community"),
)  # fmt: skip
LINKS = (
    ("customer", "support", 4), ("customer", "sales", 3), ("customer", "billing", 2),
    ("sales", "product", 2), ("support", "product", 3), ("support", "operations", 4),
    ("billing", "operations", 3), ("product", "leadership", 4), ("operations", "leadership", 3),
    ("community", "leadership", 1),
)  # fmt: skip
NOBODYS = ("l3", "l4", "l10")
STRENGTHS = {
    "l1": (4, 4, 4, 4, 4, 4, 5, 3), "l2": (3, 3, 3, 3, 3, 3, 4, 2), "l3": (2, 2, 2, 2, 2, 2, 3, 3),
    "l4": (2, 2, 2, 2, 2, 2, 3, 1), "l5": (3, 3, 3, 3, 3, 3, 4, 2), "l6": (4, 4, 4, 4, 4, 4, 5, 3),
    "l7": (1, 1, 1, 2, 4, 5, 5, 5), "l8": (4, 4, 4, 4, 4, 4, 5, 3), "l9": (3, 3, 3, 3, 3, 3, 4, 2),
    "l10": (1, 1, 1, 1, 1, 1, 2, 2),
}  # fmt: skip
IMPORTANCES = {
    "l1": (5, 5, 5, 5, 5, 4, 4, 5), "l2": (5, 5, 5, 5, 5, 4, 4, 5), "l3": (5, 5, 5, 5, 5, 4, 3, 2),
    "l4": (3, 3, 3, 3, 3, 3, 2, 4), "l5": (3, 3, 3, 3, 3, 3, 2, 4), "l6": (5, 5, 5, 5, 5, 5, 4, 4),
    "l7": (4, 4, 4, 4, 4, 4, 5, 3), "l8": (3, 3, 3, 3, 3, 3, 4, 2), "l9": (2, 2, 2, 2, 2, 2, 3, 1),
    "l10": (4, 4, 4, 4, 4, 3, 3, 2),
}  # fmt: skip

HOUSE = Map(
    nodes=tuple(Node(id=id_, name=name, sort=sort, us=id_ == US) for id_, name, sort in NODES),
    links=tuple(
        Link(id=f"l{number}", from_=one, to=other,
             steward="" if f"l{number}" in NOBODYS else "Somebody")
        for number, (one, other, _strength) in enumerate(LINKS, 1)
    ),
)  # fmt: skip
SHEETS = [
    {f"{link}/strength": STRENGTHS[link][person] for link in STRENGTHS}
    | {f"{link}/importance": IMPORTANCES[link][person] for link in IMPORTANCES}
    for person in range(8)
]


def drawn(edges, *, customers=(), us="", isolated=()) -> Map:
    """A map of pairs of names: "ab" links a and b."""
    names = dict.fromkeys([*"".join(edges), *isolated])
    return Map(
        nodes=tuple(
            Node(id=name, name=name.upper(), sort="customer" if name in customers else "team",
                 us=name == us)
            for name in names
        ),
        links=tuple(Link(id=edge, from_=edge[0], to=edge[1]) for edge in edges),
    )  # fmt: skip
