"""The client's report on paper: the session summary, and the pack with a cover before it."""

from collections.abc import Iterator

from msgspec import structs

from workshop.pdf.blocks import Break
from workshop.pdf.cover import cover
from workshop.pdf.handout import Form, context, written
from workshop.pdf.handout_file import Made
from workshop.pdf.numbers import number_blocks
from workshop.pdf.page import Blocks, Part, text_height
from workshop.pdf.quoting import asked_words
from workshop.pdf.report_pages import (
    chapter_pages,
    found_page,
    introduction_page,
    method_page,
    open_page,
    plans_page,
    steps_for_appendix,
)
from workshop.pdf.running_head import RunningHead
from workshop.pdf.sheet import Sheet
from workshop.room.report.material import Material
from workshop.room.report.report import Report, report_of, report_title
from workshop.words import _

FOUND, PLANS, OPEN, NUMBERS, MADE, INTRODUCTION = (
    "found", "plans", "open", "numbers", "made", "introduction",
)  # fmt: skip
"""What links call the pages that belong to no exercise."""


def summary(material: Material, form: Form, *, only: str = "") -> Made:
    """What was found, decided and said, with all numbers and how they were made. only: of this
    exercise.
    """
    if only:
        chosen = {only: material.exercises[only]}
        material = structs.replace(material, exercises=chosen, notes=())
    title = _("Session summary: {title}").format(title=material.session.title)
    return _made(material, form, title, covered=False)


def pack(material: Material, form: Form) -> Made:
    """What the client takes away: the report under a cover."""
    title = _("Client pack: {title}").format(title=material.session.title)
    return _made(material, form, title, covered=material.choice.cover)


def _made(material: Material, form: Form, title: str, *, covered: bool) -> Made:
    report = report_of(material)
    sheet = context(form, material.session)
    foot = report_title(material.session)
    head = RunningHead(sheet, report.letterhead, material.session.title)
    high = text_height(sheet, foot, head)
    chapters = [each for each in _chapters(report, material, sheet, high) if each[2]]
    contents: dict[str, int] = {}
    blocks: Blocks = []
    if covered:
        names = [(name, place) for name, place, _blocks in chapters]
        blocks = cover(report, material.choice.client_logo, names, contents, sheet,
                       listed=material.choice.contents)  # fmt: skip
    for name, _place, made in chapters:
        blocks += [Break(name), *made]
    part = Part(blocks=tuple(blocks), foot=foot, head=head, contents=contents)
    return written(
        sheet, title, iter([part]), left_out=report.left_out, letterhead=report.letterhead
    )


def _chapters(
    report: Report, material: Material, sheet: Sheet, high: float
) -> Iterator[tuple[str, str, Blocks]]:
    """Name, place and blocks of each, in order; some have none. high: what a page holds."""
    choice = material.choice
    yield _("Introduction"), INTRODUCTION, introduction_page(report, sheet, place=INTRODUCTION)
    yield _("What the room found"), FOUND, found_page(report, sheet, high, place=FOUND)
    plans, told = plans_page(report, sheet, high, place=PLANS)
    yield _("Decisions and next steps"), PLANS, plans
    for chapter in report.chapters:
        yield chapter.exercise.title, chapter.exercise.id, chapter_pages(chapter, sheet)
    left = open_page(report, sheet, told, place=OPEN, the_day=choice.the_day)
    yield _("What stays open"), OPEN, left
    yield _("The numbers"), NUMBERS, _appendix(report, sheet, told, numbers=choice.numbers)
    yield _("How this was made"), MADE, method_page(report, sheet, place=MADE)


def _appendix(report: Report, sheet: Sheet, told: int, *, numbers: bool) -> Blocks:
    """Each exercise's tables from a page of their own, then what chapters had no room for."""
    made: Blocks = []
    for chapter in report.chapters if numbers else ():
        name = chapter.exercise.title
        for table in chapter.numbers:
            first = table is chapter.numbers[0]
            made += [Break(_("The numbers"))] if first else []
            place = "" if len(made) > 1 else NUMBERS
            made += number_blocks(table, sheet, bookmark=name if first else "", place=place)
    more = [block for chapter in report.chapters for words in chapter.more_words
            for block in asked_words(words, sheet)]  # fmt: skip
    steps = steps_for_appendix(report, sheet, told)
    for title, blocks in ((_("More words from the room"), more), (_("More next steps"), steps)):
        if blocks:
            head = sheet.finding(title, place="" if made else NUMBERS)
            made += [Break(title), head, *blocks]
    return made
