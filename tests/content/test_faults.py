"""Faults in exercise files: each names file, step and field, all at once, and never a traceback."""

import pytest

from workshop.content.reader import check_exercise, read_shipped
from workshop.content.templates import TEMPLATES, check_agendas
from workshop.errors import ContentFaults
from workshop.paths import EXERCISES

GOOD = """
id = "sample"
version = 1
title = "Sample"
purpose = "Try."
outcomes = ["One"]
group = { min = 4, max = 24 }
minutes = 10
credit = "After somebody"
[[items]]
id = "s1"
text = "First"
short = "First"
theme = "a"
[[items]]
id = "s2"
text = "Second"
classic = "Second, as quoted"
short = "Second"
theme = "a"
[[lenses]]
id = "me"
label = "Me"
short = "Me"
[[lenses]]
id = "org"
label = "Organisation"
short = "Organisation"
[[steps]]
id = "rate"
kind = "rating"
title = "Rate"
minutes = 6
modes = ["silent"]
say = "Rate."
prompt = "How true?"
items = "all"
lenses = ["me", "org"]
scale = "TRUE5"
[[steps]]
id = "reveal"
kind = "talk"
title = "Reveal"
minutes = 4
say = "Look."
shows = "rate"
[[hints]]
step = "reveal"
when = "median(org) <= 2"
say = "Low."
[variants.short]
title = "Short"
minutes = 5
lenses = ["me"]
steps = [["rate", 3], ["reveal", 2]]
"""

MORE = """[[steps]]
id = "more"
kind = "talk"
title = "More"
minutes = 3
extra = true
say = "More."
"""


@pytest.fixture
def faults(tmp_path):
    def found(text):
        file = tmp_path / "sample.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return [(fault.file, fault.step, fault.field) for fault in check_exercise(file)]

    return found


def changed(old, new, count=1):
    assert old in GOOD
    return GOOD.replace(old, new, count)


def test_that_a_file_in_order_has_no_fault(faults):
    assert faults(GOOD) == []


def test_that_a_step_gets_the_items_and_lenses_it_names(tmp_path):
    file = tmp_path / "sample.toml"
    file.write_text(changed('items = "all"', 'items = ["s2"]'))
    rate = read_shipped(file).step("rate")
    assert [item.id for item in rate.items] == ["s2"]
    assert [lens.label for lens in rate.lenses] == ["Me", "Organisation"]


@pytest.mark.parametrize(
    ("old", "new", "step", "field"),
    [
        # what the types say
        ('title = "Rate"\n', "", "rate", "title"),
        ('title = "Rate"\n', 'title = 7\n', "rate", "title"),
        ("minutes = 6", 'minutes = "six"', "rate", "minutes"),
        ("minutes = 6", "minutes = nan", "rate", "minutes"),
        ('modes = ["silent"]', 'modes = ["shouting"]', "rate", "modes[0]"),
        ('kind = "rating"', 'kind = "oracle"', "rate", "kind"),
        ('kind = "rating"\n', "", "rate", "kind"),
        ('scale = "TRUE5"', 'scale = "TRUE5"\nscael = 1', "rate", "scael"),
        ('scale = "TRUE5"', 'scale = "TRUE9"', "rate", "scale"),
        ('id = "s1"\ntext = "First"\n', 'id = "s1"\n', "", "items.s1.text"),
        ('text = "First"\n', 'text = "First"\ncolour = "red"\n', "", "items.s1.colour"),
        ('id = "org"\nlabel', "label", "", "lenses.2.id"),
        ("group = { min = 4, max = 24 }", "group = { min = 4 }", "", "group.max"),
        ('purpose = "Try."\n', "", "", "purpose"),
        ('id = "sample"\n', "", "", "id"),
        ('outcomes = ["One"]', 'outcomes = "One"', "", "outcomes"),
        # what refers to what
        ('lenses = ["me", "org"]', 'lenses = ["me", "them"]', "rate", "lenses"),
        ('items = "all"', 'items = ["s3"]', "rate", "items"),
        ('shows = "rate"', 'shows = "rats"', "reveal", "shows"),
        ('shows = "rate"', 'shows = "reveal"', "reveal", "shows"),
        ('shows = "rate"', 'reads = ["nothing"]', "reveal", "reads"),
        ('step = "reveal"\nwhen', 'step = "unveil"\nwhen', "", "hints.1.step"),
        ('id = "s2"', 'id = "s1"', "", "items.s1"),
        ('id = "reveal"\nkind', 'id = "rate"\nkind', "", "steps"),
        ('id = "s2"', 'id = "s 2"', "rate", "items"),
        # what adds up
        ("version = 1", "version = 0", "", "version"),
        ("minutes = 10", "minutes = 11", "", "minutes"),
        ("minutes = 5", "minutes = 6", "", "variants.short.minutes"),
        ('["reveal", 2]', '["reveal", 0]', "reveal", "variants.short.steps"),
        ('["rate", 3]', '["rats", 3]', "", "variants.short.steps"),
        ('["rate", 3], ["reveal", 2]', '["reveal", 5]', "reveal", "variants.short.shows"),
        ("steps = [[", 'steps = [["reveal", 1], [', "reveal", "variants.short.shows"),
        ("[[hints]]", f"{MORE}[[hints]]", "more", "extra"),
        ('lenses = ["me"]', 'lenses = ["us"]', "", "variants.short.lenses"),
        ('lenses = ["me"]', 'lenses = ["us"]', "rate", "variants.short.lenses"),
        ("min = 4, max = 24", "min = 4, max = 3", "", "group"),
        # what must be silent before it is shown
        ('modes = ["silent"]', 'modes = ["plenary"]', "reveal", "shows"),
        # words
        ('credit = "After somebody"', 'credit = " "', "", "credit"),
        ('say = "Look."', 'say = ""', "reveal", "say"),
        ('short = "First"', 'short = "Far too long for a chart"', "rate", "items.s1.short"),
        ('short = "Me"', 'short = ""', "rate", "lenses.me.short"),
        ('say = "Look."', 'say = "As Gandhi " + ""', None, None),
        ('say = "Look."', f'say = "As {"Gandhi"} once {"said"}"', "reveal", "say"),
        ('say = "Look."', 'say = "In 1890 he spoke"', "reveal", "say"),
        ('title = "Sample"', 'title = "The Customer 3D map"', "", "title"),
        ('say = "Look."', 'say = "Write to me@example.org"', "reveal", "say"),
        ('say = "Look."', 'say = "See https://example.org"', "reveal", "say"),
        ('say = "Look."', 'say = "Ring (585) 555-0123 45"', "reveal", "say"),
        ('say = "Look."', 'say = "At 12 Long Meadow Road"', "reveal", "say"),
        ('say = "Look."', 'say = "Our {client} waits"', "reveal", "say"),
        ('say = "Look."', 'say = "A { alone"', "reveal", "say"),
        ("Second, as quoted", "A {customer}, as quoted", "rate", "items.s2.classic"),
        # hints
        ('"median(org) <= 2"', '"median(org <= 2"', "reveal", "hints.1.when"),
        ('"median(org) <= 2"', '"mean(org) <= 2"', "reveal", "hints.1.when"),
        ('"median(org) <= 2"', '"median(boss) <= 2"', "reveal", "hints.1.when"),
        ('"median(org) <= 2"', '"__import__(os)"', "reveal", "hints.1.when"),
    ],
)  # fmt: skip
def test_that_a_fault_names_file_step_and_field(faults, old, new, step, field):
    found = faults(changed(old, new))
    if step is None:  # not even TOML
        assert found == [("sample.toml", "", "")]
    else:
        assert ("sample.toml", step, field) in found


def test_that_customer_3d_may_stand_in_a_credit_line(faults):
    assert faults(changed("After somebody", "Customer 3D, Organizational Culture (blog)")) == []


def test_that_all_faults_are_told_and_not_only_the_first(faults):
    text = changed("minutes = 6", 'minutes = "six"').replace('purpose = "Try."\n', "")
    text = text.replace('text = "First"\n', "").replace("minutes = 4", 'minutes = "four"')
    assert [fault[1:] for fault in faults(text)] == [
        ("", "items.s1.text"),
        ("rate", "minutes"),
        ("reveal", "minutes"),
        ("", "purpose"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"this is no TOML",
        b"id = [[[[[",
        b"a = " + b"[" * 50_000,
        b"\xff\xfe\x00not UTF-8",
        b'title = "caf\xe9"',
        b"\x00\x01\x02",
        b"# " + b"x" * 1_100_000,
        b"steps = 3",
        b"steps = [1, 2]\nitems = 4\nlenses = [7]",
        b'steps = [{ kind = 3, id = [] }]\nid = {}\nitems = [{ id = ["a"] }]',
        b"items = [1979-05-27T07:32:00Z]\nminutes = inf",
        b'[[steps]]\nkind = "rating"\nid = "r"\nitems = [["a"], 3, "b"]\nlenses = { a = 1 }',
    ],
    ids=range(13),
)
def test_that_nothing_readable_is_told_in_sentences(faults, raw):
    found = faults(raw)
    assert found
    assert {fault[0] for fault in found} == {"sample.toml"}


def test_that_a_file_that_is_not_there_and_a_folder_are_told_in_sentences(tmp_path):
    for path in (tmp_path / "gone.toml", tmp_path):
        (fault,) = check_exercise(path)
        assert fault.file == path.name
        with pytest.raises(ContentFaults, match=path.name):
            read_shipped(path)


def test_that_a_byte_order_mark_and_windows_line_ends_are_survived(faults):
    assert faults(b"\xef\xbb\xbf" + GOOD.encode().replace(b"\n", b"\r\n")) == []


def test_that_a_sentence_is_told_and_no_jargon(tmp_path):
    file = tmp_path / "sample.toml"
    file.write_text(changed("minutes = 6", 'minutes = "six"'))
    (fault,) = check_exercise(file)
    assert fault.sentence == (
        "sample.toml, step rate, field minutes: takes a whole number, not text."
    )


@pytest.mark.parametrize(
    ("old", "new", "step", "field"),
    [
        ("minutes = 90", "minutes = 91", "taster", "minutes"),
        ('exercise = "map_3d"', 'exercise = "map_4d"', "half_day", "blocks.4.exercise"),
        ('variant = "express"', 'variant = "hasty"', "taster", "blocks.1.variant"),
        ('kind = "stretch"', 'kind = "yoga"', "half_day", "blocks.5.kind"),
        ("minutes = 75", "minutes = 74", "half_day", "blocks.4.minutes"),
        ('title = "Taster"\n', "", "", "templates[0].title"),
    ],
)
def test_that_a_fault_in_an_agenda_names_template_and_block(tmp_path, old, new, step, field):
    exercises = [read_shipped(file) for file in EXERCISES.glob("*.toml") if file.name != TEMPLATES]
    text = (EXERCISES / TEMPLATES).read_text("utf-8")
    assert old in text
    file = tmp_path / TEMPLATES
    file.write_text(text.replace(old, new, 1), "utf-8")
    found = [(fault.file, fault.step, fault.field) for fault in check_agendas(file, exercises)]
    assert (TEMPLATES, step, field) in found


@pytest.mark.parametrize(
    ("old", "new", "field", "said"),
    [
        ('title = "Sample"', f'title = "{"x" * 4001}"', "title", "takes 4000 characters"),
        ('id = "sample"', f'id = "{"x" * 41}"', "id", "takes 40 characters at most."),
        ('purpose = "Try."', f'purpose = "{"x" * 4001}"', "purpose", "takes 4000 characters"),
        ('outcomes = ["One"]', f"outcomes = {['One'] * 61}", "outcomes", "takes 60 at most."),
        ("version = 1", f"version = {10**18}", "version", "takes 10000 at most."),
        ("minutes = 10", f"minutes = {10**9}", "minutes", "takes 10000 at most."),
        ("max = 24", f"max = {10**9}", "group.max", "takes 10000 at most."),
        ('id = "sample"', 'id = "beispiel_ä"', "id", "takes lower-case letters, digits and _."),
    ],
)
def test_that_a_file_from_a_stranger_has_bounds(faults, tmp_path, old, new, field, said):
    assert ("sample.toml", "", field) in faults(GOOD.replace(old, new, 1))
    (told,) = [each for each in check_exercise(tmp_path / "sample.toml") if each.field == field]
    assert said in told.sentence


def test_that_a_step_of_a_thousand_items_is_told_before_its_cells_are_counted(faults):
    rows = [f'[[items]]\nid = "i{n}"\ntext = "x"\nshort = "x"\n' for n in range(1_000)]
    assert faults(GOOD.replace("[[steps]]", "".join(rows) + "[[steps]]", 1)) == [
        ("sample.toml", "rate", "items")
    ]
