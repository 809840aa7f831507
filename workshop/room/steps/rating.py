"""Rating in the room: the lenses, then shapes, matrix, gaps and themes."""

from workshop.domain.gap import Gap
from workshop.domain.measure import TOP
from workshop.domain.step import View
from workshop.room.asked import Entry, asked_pages
from workshop.room.charts.rating.closeness import closeness_asked
from workshop.room.charts.rating.gap_words import gap_sentence
from workshop.room.charts.rating.pictures import (
    lens_place,
    plain_bars,
    rating_picture,
    shift_bars,
    shift_counts,
    shift_words,
)
from workshop.room.charts.rating.profile import profile_pages
from workshop.room.charts.rating.profile_words import profile_sentence
from workshop.room.charts.rating.soil import soil_pages
from workshop.room.charts.rating.soil_words import soil_sentence
from workshop.room.compared import Compared, by_way, compared, difference, leading
from workshop.room.figures import (
    by_counts_told,
    counted_of,
    lower,
    name_within,
    not_shown,
    sentence_case,
)
from workshop.room.gap_figures import figure_words, gap_figures
from workshop.room.kind import (
    FindingRow,
    Findings,
    Option,
    asked,
    extent,
    findings,
    headline,
    items_told,
    option_name,
    options,
    picture_of,
    pictures,
    revealed,
    usual_view,
    widest_gap,
)
from workshop.room.lens_words import within
from workshop.room.number_words import counted
from workshop.room.prompt import Quote, prompt_pages
from workshop.room.scene import Frame, Page
from workshop.room.state import RoomState
from workshop.steps.rating import (
    HIGH,
    LOW,
    MIXED,
    RatingStep,
    RatingSummary,
    RatingView,
    drawn,
    lens_pairs,
    middles,
    pair_of,
    scale_of,
    usual_pair,
    widest_first,
)
from workshop.words import _, listed, ngettext


@asked.register(RatingStep)
def rating_asked(step: RatingStep, state: RoomState, frame: Frame) -> tuple[Page, ...]:
    """What is rated for whom: the lenses, the points of one question, or the items."""
    if scale_of(step).circles:
        return closeness_asked(
            frame, step.room or step.prompt, step.instruction, scale_of(step),
            state.timer_left, state.timer_planned,
        )  # fmt: skip
    if step.lenses:
        entries = tuple(
            Entry(name=lens.label, help=lens.room or lens.help, place=lens_place(step, lens))
            for lens in step.lenses
        )
    elif len(step.items) == 1:
        scale = scale_of(step)
        entries = tuple(
            Entry(name="", number=scale.sign(point), help=scale.label(point))
            for point in scale.drawn
        )
    else:
        entries = tuple(
            Entry(name="", number=str(at), help=item.text) for at, item in enumerate(step.items, 1)
        )
    return asked_pages(
        frame,
        prompt=step.room or step.prompt,
        entries=entries,
        instruction=step.instruction,
        left=state.timer_left,
        planned=state.timer_planned,
    )


@pictures.register(RatingStep)
def rating_pictures(step: RatingStep) -> dict[str, str]:
    """Themes only where there are some; a single picture where there are no lenses to compare."""
    if len(step.lenses) < 2:
        return {}
    names = {"shapes": _("Shapes"), "matrix": _("Matrix"), "gaps": _("Gaps")}
    if len({item.theme for item in step.items if item.theme}) > 1:
        names["themes"] = _("Themes")
    if step.by_team:
        names["teams"] = _("By team")
    return names


@usual_view.register(RatingStep)
def rating_usual_view(step: RatingStep) -> RatingView | None:
    return RatingView() if len(step.lenses) > 1 else None


@options.register(RatingStep)
def rating_options(step: RatingStep, view: View) -> tuple[Option, ...]:
    """The pairs of lenses."""
    return tuple(
        Option(name=_pair_name(step, pair), view=RatingView(picture=view.picture, pair=pair))
        for pair in lens_pairs(step)
    )


@option_name.register(RatingStep)
def rating_option_name(step: RatingStep, view: View) -> str:
    return _pair_name(step, pair_of(step, view)) if len(step.lenses) > 1 else ""


def _pair_name(step: RatingStep, pair: tuple[str, str]) -> str:
    names = {lens.id: lens.short for lens in step.lenses}
    return " – ".join(names[each] for each in pair)


@revealed.register(RatingStep)
def rating_revealed(
    step: RatingStep, summary: RatingSummary, state: RoomState, frame: Frame
) -> tuple[Page, ...]:
    """The chosen picture; where a result is told only as a level, that one word."""
    if summary.level:
        return prompt_pages(frame, task=_level_told(summary), kicker=step.title)
    if step.since:
        return shift_bars(step, summary, frame)
    if step.sides:
        return profile_pages(step, summary, frame)
    if step.facts:
        return soil_pages(step, summary, frame)
    if len(step.lenses) < 2:
        return plain_bars(step, summary, frame)
    chosen = picture_of(state.step, step, state.chosen)
    return rating_picture(step, summary, chosen, pair_of(step, state.chosen), frame)


def _level_told(summary: RatingSummary) -> str:
    return _("The room says: {level}.").format(level=level_word(summary.level))


def level_word(level: str) -> str:
    """High, mixed or low: all that is told of few answers."""
    return {HIGH: _("high"), MIXED: _("mixed"), LOW: _("low")}[level]


def level_sentence(summary: RatingSummary) -> str:
    """The level on paper; how many answered is withheld as well."""
    return _("The room as a whole: {level}. From few answers no more is told.").format(
        level=level_word(summary.level)
    )


@extent.register(RatingStep)
def rating_extent(step: RatingStep) -> str:
    if not step.lenses:
        return ""
    lenses = len(step.lenses)
    return _("one lens") if lenses == 1 else _("{n} lenses").format(n=counted(lenses))


@items_told.register(RatingStep)
def rating_items_told(step: RatingStep) -> tuple[str, ...]:
    return tuple(item.text for item in step.items)


@findings.register(RatingStep)
def rating_findings(step: RatingStep, summary: RatingSummary, view: View | None) -> Findings:
    if summary.level:
        return Findings(said=(_level_told(summary),))
    if step.since:
        return _shift_findings(step, summary)
    hidden = any(cell.counts is None for cell in summary.cells)
    said = (not_shown(),) if hidden else ()
    if told := _said_in_one(step, summary):
        return Findings(said=said if told in said else (told, *said))
    if len(step.lenses) < 2 or summary.by_counts:
        return Findings(said=(by_counts_told(), *said) if step.lenses[1:] else said)
    pair = pair_of(step, view)
    top = [each for each in widest_first(step, summary, pair) if each[2].higher is not None][:TOP]
    if not top:
        return Findings(said=said)
    labels = {lens.id: lens.label for lens in step.lenses}
    return Findings(
        title=_("For you only: {one} against {other}").format(
            one=labels[pair[0]], other=labels[pair[1]]
        ),
        columns=figure_words(),
        rows=tuple(
            FindingRow(number=str(number), name=item.short, figures=gap_figures(gap))
            for number, item, gap in top
        ),
        sure=(stays,) if (stays := stays_told(step, summary, pair)) else (),
        said=said,
    )


def _said_in_one(step: RatingStep, summary: RatingSummary) -> str:
    """What pairs or a map of soils say; "" of other ratings."""
    if step.sides:
        return profile_sentence(step, summary)
    return soil_sentence(step, summary) if step.facts else ""


def _shift_findings(step: RatingStep, summary: RatingSummary) -> Findings:
    told = [shift_counts(each) for each in summary.shifts]
    rows = [
        FindingRow(number=str(at), name=item.short, figures=tuple(map(str, counts)))
        for (at, item), counts in zip(enumerate(step.items, 1), told, strict=True)
        if counts is not None
    ]
    said = (not_shown(),) if len(rows) < len(told) else ()
    return Findings(title=step.title, columns=shift_words(), rows=tuple(rows), said=said)


def stays_told(step: RatingStep, summary: RatingSummary, pair: tuple[str, str]) -> str:
    """Which gaps stay in the top three whoever is left out; "" where no more than three are drawn,
    since then all do.
    """
    gaps = [each for each in widest_first(step, summary, pair) if drawn(summary, each[2])]
    numbers = sorted(number for number, _item, gap in gaps if gap.stable)
    if len(gaps) <= TOP or not numbers:
        return ""
    return ngettext(
        "Statement {names} stays in the top three whoever is left out.",
        "Statements {names} stay in the top three whoever is left out.",
        len(numbers),
        names=listed([str(each) for each in numbers]),
    )


@headline.register(RatingStep)
def rating_headline(step: RatingStep, summary: RatingSummary, nouns: str) -> tuple[str, ...]:
    """The widest gaps of the usual pair, with what the rest of the room did, statements in full."""
    if told := _said_in_one(step, summary):
        return (told,)
    if not step.lenses:
        return _most_alike(step, summary)
    if len(step.lenses) < 2:
        return ()
    gaps = widest_first(step, summary, usual_pair(step))
    known = [each for each in gaps if each[2].higher is not None]
    wide = [each for each in known if drawn(summary, each[2])] or known[:1]
    return tuple(
        gap_told(step, summary, gap, _("“{statement}”").format(statement=item.text.rstrip(".")))
        for _number, item, gap in wide[:TOP]
    )


def _most_alike(step: RatingStep, summary: RatingSummary) -> tuple[str, ...]:
    """All 8 say “yes” of “always there for you”: on what most people agree, where several things
    were asked.
    """
    cells = {cell.item: cell.counts for cell in summary.cells if cell.counts and sum(cell.counts)}
    found = [(max(cells[item.id]), item) for item in step.items if item.id in cells]
    if summary.level or step.since or len(step.items) < 2 or not found:
        return ()
    count, item = max(found, key=lambda each: each[0])
    counts = cells[item.id]
    words = scale_of(step).short[counts.index(count)] or str(counts.index(count) + 1)
    who = counted_of(count, sum(counts))
    said = ngettext(
        "{who} says “{word}” of “{item}”.", "{who} say “{word}” of “{item}”.", who.number,
        who=who.words, word=lower(words), item=name_within(item.short),
    )  # fmt: skip
    return (sentence_case(said),)


def gap_told(step: RatingStep, summary: RatingSummary, gap: Gap, what: str) -> str:
    """7 of 8 rate themselves higher than the organisation on 4. what: the statement in words."""
    lenses = {lens.id: lens for lens in step.lenses}
    one, other = lenses[gap.from_], lenses[gap.to]
    people = _compared(summary, gap)
    if people is None:
        return _("{one} and {two}").format(one=one.label, two=other.label)
    return gap_sentence(people, within(one), within(other), what)


def _compared(summary: RatingSummary, gap: Gap) -> Compared | None:
    apart = difference(*(middles(summary, gap) or (None, None)))
    return compared(gap.higher, gap.same, gap.lower, apart)


@widest_gap.register(RatingStep)
def rating_widest_gap(step: RatingStep, summary: RatingSummary, view: View | None) -> Quote | None:
    if len(step.lenses) < 2:
        return None
    one, other = pair_of(step, view)
    names = {lens.id: lens.label for lens in step.lenses}
    for number, item, gap in widest_first(step, summary, (one, other)):
        people = _compared(summary, gap)
        if people is not None:
            said = _quoted(people, names[one], names[other])
            return Quote(number=str(number), statement=item.text, count=said)
    return None


def _quoted(people: Compared, one: str, other: str) -> str:
    """7 of 8 higher for “Me” than for “My organisation”."""
    said = by_way(
        people,
        same=_("{who} the same for “{one}” and for “{other}”"),
        tied=_("{who} higher for “{one}” than for “{other}”, as many lower"),
        higher=_("{who} higher for “{one}” than for “{other}”"),
        lower=_("{who} lower for “{one}” than for “{other}”"),
    )
    return said.format(who=leading(people).words, one=one, other=other)
