"""Which sheets a further reveal counts, tried on random histories of a room."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.domain.sheets import further

PLACES = (("a",), ("b",), ("c",))
CELLS = ("a", "b", "c")


def people(*names, **revised):
    return {name: revised.get(name, {}) for name in names}


S = "stuvwxyz"


def classes(reveals):
    """For each cell the sizes of the classes of sheets, by which reveals counted them."""
    found = {}
    for cell in CELLS:
        patterns = defaultdict(set)
        for number, counted in enumerate(reveals):
            for who, row in counted.items():
                patterns[who, row.get(cell, 1)].add(number)
        sizes = defaultdict(int)
        for each in patterns.values():
            sizes[frozenset(each)] += 1
        found[cell] = sorted(sizes.values())
    return found


def test_that_the_first_reveal_counts_everybody():
    assert further((), people("p", q={"a": 2}), PLACES) == people("p", q={"a": 2})


def test_that_three_latecomers_join_and_two_wait():
    first = people(*S)
    assert further([first], people(*S, "a", "b"), PLACES) is None
    assert further([first], people(*S, "a", "b", "c"), PLACES) == people(*S, "a", "b", "c")


def test_that_groups_that_cross_are_not_let_in_though_each_two_reveals_differ_by_three():
    """Second + third − fourth − first would be *a* alone."""
    before = [people(*S), people(*S, *"abcd"), people(*S, *"abcd")]
    without = further(before, people(*S, *"aefg"), PLACES)
    assert without == people(*S, *"efg") or without is None


def test_that_of_many_corrections_as_many_count_as_leave_three_behind():
    first = people(*S)
    now = {who: {"a": 2} for who in S[:7]} | people("z")
    found = further([first], now, PLACES)
    assert sum(row.get("a") == 2 for row in found.values()) == 5


def test_that_one_gone_keeps_the_picture_and_three_do_not():
    first = people(*S)
    assert further([first], people(*S[1:]), PLACES) is None
    assert further([first], people(*S[3:]), PLACES) == people(*S[3:])


changes = st.lists(
    st.tuples(
        st.sampled_from(["comes", "goes", "returns", "corrects", "reveals", "reveals"]),
        st.sampled_from("abcdefghijkl"),
        st.sampled_from(CELLS),
    ),
    max_size=60,
)


@settings(max_examples=400)
@given(changes, st.integers(3, 8))
def test_that_no_class_of_sheets_is_ever_one_or_two(steps, people_at_first):
    there = {name: {} for name in "abcdefghijkl"[:people_at_first]}
    gone: dict = {}
    reveals: list = []
    for deed, who, cell in [*steps, ("reveals", "", "")]:
        if deed == "comes" and who not in gone:
            there.setdefault(who, {})
        elif deed == "goes" and who in there:
            gone[who] = there.pop(who)
        elif deed == "returns" and who in gone:
            there[who] = gone.pop(who)
        elif deed == "corrects" and who in there:
            there[who] = there[who] | {cell: there[who].get(cell, 1) + 1}
        elif deed == "reveals" and (reveals or len(there) >= 3):
            found = further(reveals, there, PLACES)
            if found is not None:
                assert found.keys() <= there.keys()
                reveals.append(found)
                assert all(size >= 3 for sizes in classes(reveals).values() for size in sizes)
