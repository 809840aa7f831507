"""Rank in files: the places that each card was given."""

from workshop.office.chart import Chart, ChartName, StackedBars, by_people, chart
from workshop.office.table import Measured, StepTable, by_point, table
from workshop.steps.rank import RankStep, RankSummary, ranked
from workshop.words import _


@table.register(RankStep)
def rank_table(step: RankStep, summary: RankSummary) -> StepTable:
    cards = {card.id: card.text for card in step.cards}
    rows = [
        Measured(
            item=each.item,
            text=cards[each.item],
            n=sum(each.counts) if each.counts else None,
            counts=by_point(each.counts),
            sum=each.sum,
            withheld=each.counts is None,
        )
        for each in summary.items
    ]
    words = {
        "w": _("How far the orders agree: Kendall’s W"),
        "chi2": _("χ² of Friedman’s test"),
        "p": _("p of Friedman’s test"),
        "rho": _("Mean of Spearman’s correlations"),
    }
    rows += [
        Measured(item=name, text=text, value=value, withheld=value is None)
        for name, text in words.items()
        for value in [getattr(summary, name)]
    ]
    return StepTable(rows=tuple(rows), note=_("Points are places: 1 is the first."))


@chart.register(RankStep)
def rank_chart(step: RankStep, summary: RankSummary) -> tuple[Chart, ...]:
    told = ranked(step, summary)
    if not told:
        return ()
    places = [_("place {n}").format(n=place) for place in range(1, len(step.cards) + 1)]
    darkest_first = by_people(
        places[::-1], [(each.counts or ())[::-1] for _at, _card, each in told]
    )
    return (
        StackedBars(
            title=_("The order of the room"),
            reading=_("Each bar is everybody; the darkest part put the card first."),
            names=tuple(
                ChartName(number=f"{at}.", full=card.text, short=card.short)
                for at, card, _each in told
            ),
            series=darkest_first[::-1],
        ),
    )
