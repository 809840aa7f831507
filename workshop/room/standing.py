"""How far people have got with a collecting step, in the words of the console."""

from msgspec import Struct

from workshop.domain.step import Step
from workshop.domain.threshold import needed
from workshop.room.kind import stays_private
from workshop.room.session_view import SessionView
from workshop.words import _, ngettext


class Standing(Struct, frozen=True, kw_only=True):
    """enough: a result may show. private: none ever will. sentence: why not, or how many are still
    answering.
    """

    done: int
    people: int
    enough: bool
    all_done: bool
    private: bool
    sentence: str

    @property
    def over(self) -> bool:
        """Whether nothing more can come: everybody is done, and there is nothing to reveal."""
        return self.all_done and (self.private or not self.enough)

    def words(self) -> str:
        """How many are done: "7 of 8 done"."""
        return _("{done} of {people} done").format(done=self.done, people=self.people)


def standing(view: SessionView, key: str) -> Standing:
    """How far people have got with the step of that key."""
    found = view.progress.get(key)
    people = max(view.session.people, found.people if found else 0)
    done, sealed = (found.done, found.sealed) if found else (0, 0)
    step: Step = view.step(key)
    least, private = needed(view.session, step), stays_private(step)
    enough, all_done = sealed >= least, done >= people
    if private:
        sentence = _("Nothing of this is shown: it stays with each person.")
    elif not enough:
        so_far = (
            ngettext("1 answer so far.", "{n} answers so far.", sealed)
            if sealed
            else _("No answers so far.")
        )
        sentence = _("{so_far} A result shows from {needed}.").format(so_far=so_far, needed=least)
    elif all_done:
        sentence = _("Everyone is done.")
    else:
        sentence = ngettext(
            "1 person is still answering. Waiting is fine.",
            "{n} people are still answering. Waiting is fine.",
            people - done,
        )
    return Standing(
        done=done, people=people, enough=enough, all_done=all_done, private=private,
        sentence=sentence,
    )  # fmt: skip


def before_reveal(state: Standing) -> str:
    """What is said before a picture is frozen: always in the same words, whatever was answered."""
    return _("{done}. Who comes later can join this picture only three at a time.").format(
        done=state.words()
    )


def came_after(view: SessionView, key: str) -> str:
    """How many sheets the shown picture does not count, "" for none."""
    after = view.progress[key].after if key in view.progress else 0
    return ngettext("{n} sheet came after.", "{n} sheets came after.", after) if after else ""
