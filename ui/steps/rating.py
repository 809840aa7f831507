"""Rating on screen."""

from ui.kit.entry import open_words
from ui.kit.grid_entry import ROWS, GridEntry, GridQuestion, missing_key, scale_choices, scale_heads
from ui.kit.rating_grid import GridRow
from ui.kit.step import EntryWidget, RoomState, RoomView, entry_widget, picture_names, room_view
from ui.steps.rating_pictures import lens_place, pictures, rating_pictures
from workshop.domain.charts.asked import Entry, asked_pages
from workshop.domain.charts.marks import LENS_COLOURS
from workshop.domain.charts.prompt import prompt_pages
from workshop.domain.exercise import Lens
from workshop.domain.scale import Scale
from workshop.domain.scene import Frame, Page
from workshop.steps.rating import RatingStep, RatingSummary, cell_name, scale_of
from workshop.words import _ as words


class RatingRoom:
    """The room pages of a rating step: the lenses, then shapes, matrix, gaps and themes."""

    def views(self, state: RoomState) -> tuple[str, ...]:
        """The pictures that this step has, once revealed."""
        step = state.step
        if state.snapshot is None or not isinstance(step, RatingStep) or len(step.lenses) < 2:
            return ()
        return picture_names(state, pictures(step))

    def pages(self, state: RoomState, frame: Frame) -> tuple[Page, ...]:
        """What is rated for whom; after the reveal the picture chosen."""
        step, snapshot = state.step, state.snapshot
        if not isinstance(step, RatingStep):
            return prompt_pages(frame, task=step.title)
        if snapshot is None or not isinstance(snapshot.summary, RatingSummary):
            return self._asked(state, step, frame)
        return rating_pictures(state, step, snapshot.summary, frame)

    def _asked(self, state: RoomState, step: RatingStep, frame: Frame) -> tuple[Page, ...]:
        if step.lenses:
            entries = tuple(
                Entry(name=lens.label, help=lens.room or lens.help, place=lens_place(step, lens))
                for lens in step.lenses
            )
        elif len(step.items) == 1:
            scale = scale_of(step)
            entries = tuple(
                Entry(name="", number=str(point), help=scale.label(point)) for point in scale.points
            )
        else:
            entries = tuple(
                Entry(name="", number=str(at), help=item.text)
                for at, item in enumerate(step.items, 1)
            )
        return asked_pages(
            frame,
            prompt=step.room or step.prompt,
            entries=entries,
            instruction=step.instruction,
            left=state.timer_left,
            planned=state.timer_planned,
        )


@room_view.register(RatingStep)
def _(step: RatingStep) -> RoomView:
    return RatingRoom()


@entry_widget.register(RatingStep)
def _(step: RatingStep) -> EntryWidget:
    return GridEntry(questions(step), next_words=words("next statement"))


def questions(step: RatingStep) -> tuple[GridQuestion, ...]:
    """The pages of the desk: all lenses of an item together, or a few items of one lens."""
    if not step.lenses:
        return tuple(_alone(step, at) for at in range(len(step.items)))
    if step.by == "lenses":
        return tuple(
            _by_lens(step, lens, start)
            for lens in step.lenses
            for start in range(0, len(step.items), ROWS)
        )
    return tuple(_by_item(step, at) for at in range(len(step.items)))


def _still_open(scale: Scale, name: str) -> str:
    return open_words(name, missing_key(scale))


def _by_item(step: RatingStep, at: int) -> GridQuestion:
    scale, item, total = scale_of(step), step.items[at], len(step.items)
    sentence = _still_open(scale, words("Statement {n}").format(n=at + 1))
    return GridQuestion(
        kicker=words("Statement {n} of {total}").format(n=at + 1, total=total),
        heading=item.text,
        sub=item.gloss,
        prompt=step.prompt,
        note="" if at else step.instruction,
        heads=scale_heads(scale),
        rows=tuple(
            GridRow(
                name=lens.label,
                help=lens.help,
                place=LENS_COLOURS.index(lens.id) if lens.id in LENS_COLOURS else None,
                choices=scale_choices(scale, f"{item.short}, {lens.label}"),
            )
            for lens in step.lenses
        ),
        cells=tuple(cell_name(item.id, lens.id) for lens in step.lenses),
        open=(sentence,) * len(step.lenses),
        apart=scale.missing is not None,
    )


def _by_lens(step: RatingStep, lens: Lens, start: int) -> GridQuestion:
    scale, shown = scale_of(step), step.items[start : start + ROWS]
    return GridQuestion(
        kicker=words("Statements {first} to {last} of {total}").format(
            first=start + 1, last=start + len(shown), total=len(step.items)
        ),
        heading=lens.label,
        sub=lens.help,
        prompt=step.prompt,
        heads=scale_heads(scale),
        rows=tuple(
            GridRow(
                name=item.short,
                help=item.gloss or item.text,
                choices=scale_choices(scale, f"{item.short}, {lens.label}"),
            )
            for item in shown
        ),
        cells=tuple(cell_name(item.id, lens.id) for item in shown),
        open=tuple(
            _still_open(scale, words("Statement {n}").format(n=start + at + 1))
            for at in range(len(shown))
        ),
        apart=scale.missing is not None,
    )


def _alone(step: RatingStep, at: int) -> GridQuestion:
    scale, item, total = scale_of(step), step.items[at], len(step.items)
    numbered = words("Statement {n}").format(n=at + 1)
    return GridQuestion(
        kicker=words("Statement {n} of {total}").format(n=at + 1, total=total)
        if total > 1
        else step.title,
        heading=item.text,
        sub=item.gloss,
        prompt=step.prompt if step.prompt != item.text else "",
        note="" if at else step.instruction,
        heads=scale_heads(scale),
        rows=(GridRow(name=item.short, choices=scale_choices(scale, item.short)),),
        cells=(cell_name(item.id, None),),
        open=(_still_open(scale, numbered if total > 1 else words("This question")),),
        apart=scale.missing is not None,
        bare=True,
    )
