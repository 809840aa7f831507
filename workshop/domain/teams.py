"""Teams: which of a room's people belong together, and whether results may be told of each."""

from collections import Counter
from collections.abc import Mapping

from workshop.domain.step import Answers, Value


def in_teams(answers: Answers, tags: Mapping[str, str], least: int) -> dict[str, Answers] | None:
    """The answers of each team by its name; None where they may not be told apart: every team and
    all the others together have to reach the threshold. tags: token → what a person wrote.
    """
    spelt: dict[str, Counter[str]] = {}
    found: dict[str, dict[str, Mapping[str, Value]]] = {}
    for who, row in answers.items():
        tag = tags.get(who, "").strip()
        spelt.setdefault(tag.casefold(), Counter())[tag] += 1
        found.setdefault(tag.casefold(), {})[who] = row
    sizes = [len(team) for team in found.values()]
    if len(sizes) < 2 or min(sizes) < least or len(answers) - max(sizes) < least:
        return None
    names = {tag: min(words, key=lambda word: (-words[word], word)) for tag, words in spelt.items()}
    return {names[tag]: found[tag] for tag in sorted(found)}
