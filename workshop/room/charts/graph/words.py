"""What the pictures of a map say in words: headlines, and all that a screen reader needs."""

from collections.abc import Iterable

from workshop.domain.graph.assessment import Assessment, LinkFinding
from workshop.domain.graph.map import Link, Map, Node, link_name
from workshop.domain.graph.structure import hops_from
from workshop.domain.graph.what_if import Snapped
from workshop.room.figures import half
from workshop.words import _, listed, ngettext

Linked = tuple[Link, LinkFinding]


def linked(drawn: Map, found: Iterable[LinkFinding]) -> list[Linked]:
    """Findings together with the links they are about."""
    by_id = {link.id: link for link in drawn.links}
    return [(by_id[each.link], each) for each in found]


def map_sentence(drawn: Map, found: Assessment) -> str:
    """The finding, as in "8 of 8 call our link to the community thin"."""
    bridges = [each for each in linked(drawn, found.links) if each[1].bridge]
    told = [each for each in bridges or linked(drawn, found.act_first) if each[1].strength_counts]
    if not told:
        return no_way_round_sentence(len(bridges), len(drawn.links))
    link, finding = min(told, key=lambda each: each[1].strength or 0)
    if not finding.thin:
        return no_way_round_sentence(len(bridges), len(drawn.links))
    return ngettext(
        "{n} of {all} calls our link to {far} thin.",
        "{n} of {all} call our link to {far} thin.",
        finding.thin,
        all=sum(finding.strength_counts or ()),
        far=_the(far_end(drawn, link)),
    )


def no_way_round_sentence(bridges: int, links: int) -> str:
    """How many links are the only way."""
    if not bridges:
        return _("Every link has a way round.")
    return ngettext(
        "{n} of {all} links has no way round.",
        "{n} of {all} links have no way round.",
        bridges,
        all=links,
    )


def draft_sentence(drawn: Map) -> str:
    """What to look for while a map is drawn."""
    if not drawn.links:
        return _("Who has spoken to whom this month?")
    so_far = ngettext("One link so far.", "{n} links so far.", len(drawn.links))
    return so_far + " " + _("Which one is missing?")


def snapped_sentence(finding: LinkFinding | None, cut: Snapped) -> str:
    """How many said that the link that is now cut matters."""
    held = not cut.fallen
    if finding is None or finding.importance_counts is None:
        if held:
            return _("This link is gone, and all still hold together.")
        return _("This link is gone.")
    n, needed = sum(finding.importance_counts), finding.needed
    said = (
        _("{needed} of {n} said this link matters.").format(needed=needed, n=n)
        if needed
        else _("Nobody said this link matters.")
    )
    gone = _("It is gone, and all still hold together.") if held else _("It is gone.")
    return f"{said} {gone}"


def carried_words(cut: Snapped) -> str:
    """How many shortest ways used the link: "7 of 28 shortest ways ran here"."""
    whole = int(cut.carried + 1e-9)
    said = (
        _("{n} of {ways} shortest ways ran here")
        if abs(cut.carried - whole) < 1e-9
        else _("about {n} of {ways} shortest ways ran here")
    )
    return said.format(n=whole, ways=cut.ways)


def grid_sentence(drawn: Map, found: Assessment) -> str:
    """The link to act on first, in people."""
    for link, finding in linked(drawn, found.act_first):
        if finding.importance_counts is not None and finding.strength_counts is not None:
            return _needed_and_thin(link_name(drawn, link), finding)
    if found.act_first:
        return ngettext(
            "{n} link comes first, though few have rated it.",
            "{n} links come first, though few have rated them.",
            len(found.act_first),
        )
    return _("No link has to be mended first.")


def _needed_and_thin(name: str, finding: LinkFinding) -> str:
    """Who needs it and who calls it thin, as in "7 of 8 need Customer–Billing; 6 call it thin"."""
    needed, raters = sum(finding.importance_counts or ()), sum(finding.strength_counts or ())
    need = ngettext("{n} of {all} needs {link}", "{n} of {all} need {link}", finding.needed,
                    all=needed, link=name)  # fmt: skip
    if not finding.thin:
        return _("{said}.").format(said=need)
    if needed == raters:
        thin = ngettext("{n} calls it thin", "{n} call it thin", finding.thin)
    else:
        thin = ngettext("{n} of {all} calls it thin", "{n} of {all} call it thin", finding.thin,
                        all=raters)  # fmt: skip
    return _("{one}; {other}.").format(one=need, other=thin)


def strands_sentence(strands: list[int]) -> str:
    """How many customer groups hang by a thread."""
    thin, groups = sum(each == 1 for each in strands), len(strands)
    if not groups:
        return _("No customer group stands on the map.")
    if 0 in strands:
        return _("Out of reach: {n} of {groups} customer groups.").format(
            n=strands.count(0), groups=groups
        )
    if not thin:
        return _("Every customer group holds by two ways or more.")
    if groups == 1:
        return _("Our customer group hangs by a thread.")
    return ngettext(
        "{n} of {groups} customer groups hangs by a thread.",
        "{n} of {groups} customer groups hang by a thread.",
        thin,
        groups=groups,
    )


def strand_word(strands: int) -> str:
    """What to call so many ways."""
    words = {0: _("out of reach"), 1: _("single thread"), 2: _("rope"), 3: _("cord of three"),
             4: _("cord of four"), 5: _("cord of five"), 6: _("cord of six")}  # fmt: skip
    return words.get(strands) or _("cord of {n}").format(n=strands)


def far_end(drawn: Map, link: Link) -> Node:
    """The end of a link that is further from us; the second where both are equally far."""
    nodes = {node.id: node for node in drawn.nodes}
    us = drawn.us
    if us is None:
        return nodes[link.to]
    hops = hops_from(drawn, us.id)
    far = hops.get(link.from_, 0) > hops.get(link.to, 0)
    return nodes[link.from_ if far else link.to]


def _the(node: Node) -> str:
    """Within a sentence: "the community"; a name of several words stays as the group wrote it."""
    if node.sort in ("customer", "community") and node.name.istitle() and " " not in node.name:
        return _("the {thing}").format(thing=node.name.lower())
    return node.name


def link_told(drawn: Map, link: Link, finding: LinkFinding | None) -> str:
    """A link with its numbers and flags."""
    said = [link_name(drawn, link)]
    if finding is not None:
        said += _numbers(finding)
    if not link.steward:
        said.append(_("nobody’s task"))
    if finding is not None:
        said += [_("no way round")] if finding.bridge else []
        said += [_("two camps")] if finding.camps else []
    return said[0] + (": " + ", ".join(said[1:]) if said[1:] else "")


def _numbers(finding: LinkFinding) -> list[str]:
    if finding.strength is None:
        return [_("few raters")]
    said = [_("strength {n}").format(n=half(finding.strength))]
    if finding.importance is not None:
        said.append(_("importance {n}").format(n=half(finding.importance)))
    return said


def map_told(drawn: Map, found: Assessment | None) -> str:
    """The whole map in words."""
    findings = {} if found is None else {each.link: each for each in found.links}
    said = [
        _("{nodes} nodes, {links} links.").format(nodes=len(drawn.nodes), links=len(drawn.links)),
        *(link_told(drawn, link, findings.get(link.id)) + "." for link in drawn.links),
    ]
    names = drawn.names
    cuts = [names[each.node] for each in found.nodes if each.cut] if found else []
    if cuts:
        said.append(_("No way round {nodes}.").format(nodes=listed(cuts)))
    linked_ends = {end for link in drawn.links for end in link.ends}
    alone = [node.name for node in drawn.nodes if node.id not in linked_ends]
    if alone:
        said.append(_("Without a link: {nodes}.").format(nodes=listed(alone)))
    return " ".join(said)
