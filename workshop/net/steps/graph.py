"""Graph in a browser: a page for each link, both aspects of it."""

from workshop.domain.graph.map import Link
from workshop.net.asking import ChoicesField, PhonePage, phone_pages, scale_choices
from workshop.steps.graph import ASPECTS, GraphStep, aspect_words, cell_name, link_words
from workshop.words import _


@phone_pages.register(GraphStep)
def graph_phone_pages(step: GraphStep) -> tuple[PhonePage, ...]:
    links = step.drawn.links
    if not links:
        return (PhonePage(kicker=step.title, heading=_("No link was drawn.")),)
    return tuple(_page(step, link, at, len(links)) for at, link in enumerate(links))


def _page(step: GraphStep, link: Link, at: int, total: int) -> PhonePage:
    return PhonePage(
        kicker=_("Link {n} of {total}").format(n=at + 1, total=total),
        heading=link_words(step, link),
        sub=_("They pass on: {what}").format(what=link.flows) if link.flows else "",
        note="" if at else step.instruction,
        fields=tuple(
            ChoicesField(
                cell=cell_name(link.id, aspect),
                name=name,
                help=gloss,
                choices=scale_choices(ASPECTS[aspect]),
                required=False,
            )
            for aspect, (name, gloss) in aspect_words().items()
        ),
    )
