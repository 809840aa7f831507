"""The graph that networkx computes on, with neighbours at hand without its views."""

from collections.abc import Mapping

from networkx import Graph


class LinksGraph(Graph):  # type: ignore[misc]  # networkx tells no types
    """The views through which networkx shows neighbours keep them from being changed, and cost a
    third of the time in which it looks for shortest ways.
    """

    def __getitem__(self, node: str) -> Mapping[str, Mapping[str, int]]:
        neighbours: Mapping[str, Mapping[str, int]] = self._adj[node]
        return neighbours
