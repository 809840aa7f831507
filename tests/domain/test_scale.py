"""The words of the labelled scales: exactly those of the method, point by point."""

import pytest

from workshop.domain.scale import SCALES

WORDS = {
    "TRUE5": (
        "Not true", "Rarely true", "True about half the time", "Mostly true", "Always true",
    ),
    "LIKE7": ("Not at all like this", "", "", "Halfway", "", "", "Exactly like this"),
    "SEEN5": ("Never seen", "Once or twice", "Sometimes", "Often", "Nearly always"),
    "HOLD5": ("Barely there", "Thin", "Steady", "Strong", "Would hold under strain"),
    "MATTER5": (
        "Could vanish unnoticed", "", "Matters", "", "They would leave us without it",
    ),
    "SOIL5": ("Desert", "Dry", "Mixed", "Good", "Fertile"),
    "PAIR7": ("fully left", "", "", "both equally", "", "", "fully right"),
    "SUPPORT5": (
        "I’d stop this", "I have a serious concern", "I can live with it", "I support it",
        "I’ll help make it happen",
    ),
    "SAFE5": (
        "Nothing that could come back to me", "Very little",
        "Parts of it; some things stay with me", "Nearly everything",
        "Whatever matters, I will bring it up",
    ),
    "ROTI": (
        "Wasted", "Lost more than I gained", "Broke even", "Gained", "Gained a great deal",
    ),
    "CLAIM3": ("No", "Partly", "Yes"),
    "CLOSE7": (
        "Apart", "Touching", "A little in common", "Something in common", "Half in common",
        "Much in common", "Nearly one",
    ),
    "ENERGY5": ("Drained", "", "Level", "", "Energised"),
}  # fmt: skip


def test_that_the_method_has_words_for_every_scale() -> None:
    assert set(SCALES) == set(WORDS)


@pytest.mark.parametrize("name", SCALES)
def test_that_every_point_has_the_words_of_the_method(name: str) -> None:
    scale = SCALES[name]
    assert scale.labels == WORDS[name]
    assert tuple(map(scale.label, scale.points)) == WORDS[name]


@pytest.mark.parametrize("name", SCALES)
def test_that_short_words_stand_where_full_ones_do(name: str) -> None:
    scale = SCALES[name]
    worded = [bool(word) for word in scale.labels]
    for words in (scale.short, scale.tight):
        assert [bool(word) for word in words] == worded
        assert all(len(word) <= len(full) for word, full in zip(words, scale.labels, strict=True))
