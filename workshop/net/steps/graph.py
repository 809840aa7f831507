"""Graph in a browser: a page for each link; of many, first which nodes are one's own."""

from workshop.domain.graph.map import Link
from workshop.net.asking import (
    ChoicesField,
    PhoneChoice,
    PhonePage,
    PicksField,
    phone_pages,
    scale_choices,
)
from workshop.steps.graph import (
    ASPECTS,
    GraphStep,
    asked_words,
    aspect_words,
    cell_name,
    link_words,
    own_words,
)
from workshop.words import _


@phone_pages.register(GraphStep)
def graph_phone_pages(step: GraphStep) -> tuple[PhonePage, ...]:
    links = step.drawn.links
    if not links:
        return (PhonePage(kicker=step.title, heading=_("No link was drawn.")),)
    if step.drawn.shared_out:
        return (_own(step), *(_touching(step, link) for link in links))
    return tuple(
        PhonePage(
            kicker=_("Link {n} of {total}").format(n=at, total=len(links)),
            heading=link_words(step, link),
            sub=_passed(link),
            note=step.instruction if at == 1 else "",
            fields=_aspects(link),
        )
        for at, link in enumerate(links, 1)
    )


def _own(step: GraphStep) -> PhonePage:
    """Which nodes are one's own."""
    asked, told = own_words()
    some, none = asked_words()
    nodes = tuple(PhoneChoice(value=node.id, sign=node.name) for node in step.drawn.nodes)
    picks = PicksField(name=asked, choices=nodes, some=some, none=none)
    return PhonePage(kicker=step.title, heading=asked, sub=told, fields=(picks,))


def _touching(step: GraphStep, link: Link) -> PhonePage:
    """A link for those to whom one of its ends belongs."""
    return PhonePage(
        kicker=step.title,
        heading=link_words(step, link),
        sub=_passed(link),
        note=step.instruction,
        touches=tuple(sorted(link.ends)),
        fields=_aspects(link),
    )


def _passed(link: Link) -> str:
    return _("They pass on: {what}").format(what=link.flows) if link.flows else ""


def _aspects(link: Link) -> tuple[ChoicesField, ...]:
    return tuple(
        ChoicesField(
            cell=cell_name(link.id, aspect),
            name=name,
            help=gloss,
            choices=scale_choices(ASPECTS[aspect]),
            required=False,
        )
        for aspect, (name, gloss) in aspect_words().items()
    )
