"""Everything that can be done to a library, one frozen value each.

`Service.do(command)` carries one out in one transaction. Steps are named by their key
`exercise/step`.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from workshop.domain.cell_counts import CellCounts, TypedTally
from workshop.domain.gathering import Entries
from workshop.domain.groups import Drawn, Voices
from workshop.domain.letterhead import Letterhead
from workshop.domain.packet import Collected, Room
from workshop.domain.record import Note, Person, RoomLink, SealedRow, WholeSession
from workshop.domain.report_choice import ReportChoice
from workshop.domain.session import AnswerMode, Block, Profile, Session, SessionKind, Wording
from workshop.domain.stage import Aside, Place, Plain, Stage
from workshop.domain.step import Value, View


class Command(Struct, frozen=True, kw_only=True):
    """One deed."""


class Together(Command, frozen=True, kw_only=True):
    """Several deeds in one: all or none. Its value is theirs, in order."""

    commands: tuple[Command, ...]


class NewSession(Command, frozen=True, kw_only=True):
    """Makes a session from a template ("" is an empty agenda); its value is the session id. Of a
    series it makes all, a week apart; then its value is their ids.

    noun "" takes the usual word, nouns "" its plural where the noun is a usual one; threshold None
    takes the proposed one.
    """

    template: str
    title: str
    client: str = ""
    place: str = ""
    date: dt.date
    starts: str = "09:00"
    noun: str = ""
    nouns: str = ""
    wording: Wording = "as_written"
    mode: AnswerMode = "anonymous"
    threshold: int | None = None
    withhold_unanimous: bool = False
    people: int = 8
    laptops: int = 1
    profile: Profile = 6
    kind: SessionKind = "real"
    after: str = ""
    """The session of which it parks what was decided and left open; "" for none."""


class RepeatSession(Command, frozen=True, kw_only=True):
    """Makes a session with the head and plan of another, today and with nobody in it; its value is
    the session id. carries: it goes on from there, and parks what was decided and left open.
    """

    session: str
    carries: bool = False


class EditSession(Command, frozen=True, kw_only=True):
    """Replaces the head of a session (title to profile, purge day); never its agenda or state. Only
    stricter once answered. The purge day follows the date unless it is changed as well.
    """

    session: Session


class SetAgenda(Command, frozen=True, kw_only=True):
    """Replaces the agenda; copies new exercises; answers of removed ones stay."""

    session: str
    agenda: tuple[Block, ...]
    back: tuple[Stage[View], Stage[View]] | None = None
    """The stage before and after the change that this takes back."""


class AddBlock(Command, frozen=True, kw_only=True):
    """Puts a block into the agenda at that index. An exercise that is in it already comes in once
    more under an id and a title of its own, so that its answers stay apart.
    """

    session: str
    block: Block
    at: int


class AddExercise(Command, frozen=True, kw_only=True):
    """Puts an exercise file, which was checked, among those of one's own, in place of the one with
    the same id, which is put aside; Refused where that id comes with the program. Its value is the
    id. raw: the file's bytes.
    """

    exercise: str
    raw: bytes


class RemoveExercise(Command, frozen=True, kw_only=True):
    """Puts the file of an exercise of one's own aside; sessions keep their copies."""

    exercise: str


OWN_TEMPLATE = "own:"
"""Begins the ids of templates of one's own, so that none can be that of a shipped one."""


class KeepTemplate(Command, frozen=True, kw_only=True):
    """Keeps the plan of a session as a template of one's own; its value is the template's id."""

    session: str


class RemoveTemplate(Command, frozen=True, kw_only=True):
    """Puts the file of a template of one's own aside."""

    template: str


class BinSession(Command, frozen=True, kw_only=True):
    """Moves a session to the bin."""

    session: str


class RestoreSession(Command, frozen=True, kw_only=True):
    """Brings it back."""

    session: str


class PutSessionBack(Command, frozen=True, kw_only=True):
    """Puts a session of a backup beside those in the library, its title marked; under a new id
    where its own is there still. Its value is the id. made: the day of the backup.
    """

    whole: WholeSession
    made: dt.date


class PurgeSession(Command, frozen=True, kw_only=True):
    """Removes a session for good, with every byte of it in the library and its backups. Its value
    is "", or a sentence that says where something is left.
    """

    session: str


class PurgeAnswers(Command, frozen=True, kw_only=True):
    """Removes the raw answers and the people of a session; snapshots, notes and decisions stay. Its
    value as with `PurgeSession`.
    """

    session: str


class RemoveOverdue(Command, frozen=True, kw_only=True):
    """Removes the raw answers whose day has passed: somebody says that the date is right. Its value
    as with `PurgeSession`.
    """


class StartSession(Command, frozen=True, kw_only=True):
    """Begins to run (or goes on with) a session."""

    session: str


class FinishSession(Command, frozen=True, kw_only=True):
    """Ends it; nothing in it changes until it is opened again. ended: when, "" for now."""

    session: str
    ended: str = ""


class OpenAgain(Command, frozen=True, kw_only=True):
    """Takes a finished session up again. ended: what the block at hand had noted before that."""

    session: str
    ended: str = ""


class GoTo(Command, frozen=True, kw_only=True):
    """Moves to a place and page. A collecting step not yet revealed opens for answers when it is
    reached.
    """

    session: str
    place: Place
    page: int = 0
    closes: tuple[str, ...] = ()
    """Steps to close on the way: the ones that the move to be undone had opened."""


class ShowView(Command, frozen=True, kw_only=True):
    """Chooses the revealed picture and what there is to choose on it; None the one that shows at
    first.
    """

    session: str
    chosen: View | None
    page: int = 0


class SetBlack(Command, frozen=True, kw_only=True):
    """Blanks the room, or shows it again."""

    session: str
    on: bool


class SetPlain(Command, frozen=True, kw_only=True):
    """Shows the room white or the title of the day instead of its picture, or the picture again."""

    session: str
    plain: Plain


class SetFrozen(Command, frozen=True, kw_only=True):
    """Holds the room's picture, or lets it follow again."""

    session: str
    on: bool


class RunTimer(Command, frozen=True, kw_only=True):
    """Starts or pauses the timer of the present step."""

    session: str
    on: bool


class AddTime(Command, frozen=True, kw_only=True):
    """Adds seconds (or takes them)."""

    session: str
    seconds: int = 60


class ClockMoved(Command, frozen=True, kw_only=True):
    """The computer's clock was put forward or back by so many seconds: running times stay right."""

    session: str
    seconds: float


class ShowAside(Command, frozen=True, kw_only=True):
    """Shows the room the times of the day, or how to join it, in place of its page, or ("") its
    page again.
    """

    session: str
    aside: Aside
    page: int = 0


class DrawGroups(Command, frozen=True, kw_only=True):
    """Draws groups of that size by lot for the present place, and shows them."""

    session: str
    size: int


class SwapInGroups(Command, frozen=True, kw_only=True):
    """Puts two members of the groups here in each other's place."""

    session: str
    one: str
    other: str


class PutGroups(Command, frozen=True, kw_only=True):
    """Puts back the groups that a place had, None for none (undo). stop: its `stop_key`."""

    session: str
    stop: str
    drawn: Drawn | None
    page: int = 0


class CallVoice(Command, frozen=True, kw_only=True):
    """Calls the next voice at the present place by lot; at first everybody is put in turn. passing:
    the one at hand says nothing. again: after the last the first is called once more.
    """

    session: str
    passing: bool = False
    again: bool = False


class PutVoices(Command, frozen=True, kw_only=True):
    """Puts back whose turn it was at a place, None for nobody's (undo). stop: its `stop_key`."""

    session: str
    stop: str
    voices: Voices | None


class OpenStep(Command, frozen=True, kw_only=True):
    """Opens a step for answers; a revealed one too (then it can be revealed again)."""

    session: str
    step: str


class TakeBack(Command, frozen=True, kw_only=True):
    """Closes steps that were started by mistake; their answers stay."""

    session: str
    steps: tuple[str, ...]


class ChangePeople(Command, frozen=True, kw_only=True):
    """Sets the number of people in the room."""

    session: str
    people: int


class RemoveParticipant(Command, frozen=True, kw_only=True):
    """Removes a person and their answers (a duplicate). Both can be brought back at any time. What
    they said in an unlinked step (SAFE5, ROTI) cannot be found and stays.
    """

    session: str
    participant: str


class RestoreParticipant(Command, frozen=True, kw_only=True):
    """Brings a removed person and their answers back. active: to the desk, where nobody else is at
    it.
    """

    session: str
    participant: str
    active: bool = False


class WriteNote(Command, frozen=True, kw_only=True):
    """Writes a note at a step ("" is the whole session). id None makes one; its value is the id;
    an empty body removes.
    """

    session: str
    id: str | None = None
    step: str = ""
    body: str


class TickNote(Command, frozen=True, kw_only=True):
    """Says whether a note goes into the summary."""

    session: str
    id: str
    in_summary: bool


class Park(Command, frozen=True, kw_only=True):
    """Puts something on the parking lot; its value is the id."""

    session: str
    body: str
    raised_by: str = ""
    revisit: str = ""


class ClosePark(Command, frozen=True, kw_only=True):
    """Ends a parked item: with an owner and a date, or dropped aloud."""

    session: str
    id: str
    owner: str = ""
    by: str = ""
    dropped: bool = False


class PutNote(Command, frozen=True, kw_only=True):
    """Puts a note or parked item back as it was (undo); an empty body removes it."""

    session: str
    note: Note


class ShowList(Command, frozen=True, kw_only=True):
    """Lets the room see a step's list grow, or not yet."""

    session: str
    step: str
    on: bool


class NameEntries(Command, frozen=True, kw_only=True):
    """Replaces the whole list that the group names for a step; an entry without an id gets the next
    one. Its value is the ids, in order. Refused where an entry that has answers would go, unless
    somebody is sure.
    """

    session: str
    step: str
    entries: Entries
    became: dict[str, str] = {}
    """What an entry that goes is part of now: entries of other lists that name it follow."""
    at_once: bool = False
    """Whether nobody has watched the list grow: a map whose first links these are is laid out as a
    whole.
    """
    sure: bool = False


class BeginTurn(Command, frozen=True, kw_only=True):
    """A person sits down at the desk for the first time; its value is a `views.Seated`.

    sign: any word, or "" for none; in named mode the name. team: the tag in team mode. Who has no
    sign, or a name that others know, gets the receipt code now. Refused where the sign or name is
    taken. desk: a random name of another machine's desk; one person at a time sits at each.
    """

    session: str
    sign: str = ""
    team: str = ""
    desk: str = ""


class ResumeTurn(Command, frozen=True, kw_only=True):
    """A person comes back; its value is a `views.Seated`.

    The receipt code opens everything. A sign opens questions that are new to its owner and shows no
    sealed answer; a name opens nothing, since others know it. Refused, always in the same words,
    where nothing fits, and while a wrong try waits.
    """

    session: str
    secret: str
    desk: str = ""


class PutAnswer(Command, frozen=True, kw_only=True):
    """One value into the open revision of a cell; durable when `do` returns."""

    session: str
    participant: str
    step: str
    cell: str
    value: Value


class ClearAnswer(Command, frozen=True, kw_only=True):
    """Takes a value back, as if the cell had never been answered."""

    session: str
    participant: str
    step: str
    cell: str


class KeepPlace(Command, frozen=True, kw_only=True):
    """Remembers which question of the turn is on the screen (for the curtain)."""

    session: str
    participant: str
    question: int


class SealTurn(Command, frozen=True, kw_only=True):
    """Done: seals the open answers. Its value is the receipt code where none was given, else "".
    Refused, naming the step and label, while a required cell of an open step is empty.

    only: one step that was changed; the person stays.
    """

    session: str
    participant: str
    only: str = ""


class HandInLate(Command, frozen=True, kw_only=True):
    """Whole sheets of somebody who sits at a phone, by step, of questions that were closed while
    they answered: sealed as they are, they wait for the next reveal, as those of other laptops do.
    """

    session: str
    participant: str
    sheets: Mapping[str, Mapping[str, Value]]


class LeaveTurn(Command, frozen=True, kw_only=True):
    """Ends an unfinished turn without sealing; a person with sign or code can come back to it."""

    session: str
    participant: str


class DeleteOwn(Command, frozen=True, kw_only=True):
    """Removes all answers of the person with that receipt code, and their words from what was
    revealed; numbers that were revealed stay. In what a backup brought back of the session too.
    """

    session: str
    code: str


class EnterSheet(Command, frozen=True, kw_only=True):
    """Types in one person's filled sheet: sealed at once, all or none; its value is the receipt
    code. A further page with a mark that is known joins the sheet that carries it, without a code.
    """

    session: str
    answers: dict[str, dict[str, Value]]
    """step key → cell → value"""
    name: str = ""
    team: str = ""
    mark: str = ""
    """Of the sheet, in its words; "" where it has none, or names tell people apart."""
    sample: bool = False
    """Made up by the program: refused in a real session."""


class TakeOut(Command, frozen=True, kw_only=True):
    """Takes a sheet or an import out again (undo): its rows, what it did and whom it brought, where
    they have done nothing else since.
    """

    session: str
    rows: tuple[SealedRow, ...]
    done: tuple[tuple[str, str], ...]
    people: tuple[str, ...]


class PutIn(Command, frozen=True, kw_only=True):
    """Puts what was taken out back as it was (redo)."""

    session: str
    rows: tuple[SealedRow, ...]
    done: tuple[tuple[str, str], ...]
    people: tuple[Person, ...]


class Reveal(Command, frozen=True, kw_only=True):
    """Freezes the sealed answers of a step into a snapshot that the room may see.

    Refused below the threshold, and a second time unless the answers of two people differ.
    """

    session: str
    step: str


class ListExport(Command, frozen=True, kw_only=True):
    """Lists a file with answers that was written. deed: a kind of handout, "results" or another
    that writes one; of copies the folder is listed alone.
    """

    session: str
    file: Path
    deed: str


class SaveLetterhead(Command, frozen=True, kw_only=True):
    """Keeps who hands reports over, a new one or one as it is now. The first is the usual one."""

    letterhead: Letterhead


class RemoveLetterhead(Command, frozen=True, kw_only=True):
    """Forgets a letterhead, never the usual one. Sessions that carried it carry the usual one."""

    letterhead: str


class MakeUsual(Command, frozen=True, kw_only=True):
    """Makes a letterhead the one of all sessions that have chosen none."""

    letterhead: str


class ChooseReport(Command, frozen=True, kw_only=True):
    """Says what the report of a session is to hold."""

    session: str
    choice: ReportChoice


class SetPin(Command, frozen=True, kw_only=True):
    """Sets the facilitator's PIN (4 to 8 digits), or with None forgets it."""

    pin: str | None


class TypeCounts(Command, frozen=True, kw_only=True):
    """How many people chose each value of each cell, by step key, in place of what was typed here
    before; none takes them out. For steps of which nobody's sheet is known.
    """

    session: str
    counts: dict[str, dict[str, CellCounts]]


class TakeOutTallies(Command, frozen=True, kw_only=True):
    """Takes out what other laptops have counted for a step."""

    session: str
    step: str


class PutTallies(Command, frozen=True, kw_only=True):
    """Counts of other laptops as they were (undo). gone: those that were not there."""

    session: str
    tallies: tuple[TypedTally, ...]
    gone: tuple[TypedTally, ...]


class ImportRows(Command, frozen=True, kw_only=True):
    """Answers of many people at once, sealed: (person, step key, cell, value) in any order; all or
    none. Its value is an `Imported`.

    A person is known by the label, kept as a salted hash (in named mode it is the name): the same
    label in a later import is the same person, a changed answer opens the next revision, and the
    same rows again add nothing. An unlinked step is taken once from each label.
    """

    session: str
    rows: tuple[tuple[str, str, str, Value], ...]
    teams: dict[str, str] = {}
    """label → team, of people who are new, where people go by teams"""
    sample: bool = False
    """Made up by the program: refused in a real session."""


class KeepLink(Command, frozen=True, kw_only=True):
    """Keeps how a session hangs together with other computers."""

    session: str
    link: RoomLink


class TakeRoom(Command, frozen=True, kw_only=True):
    """Takes a session that is run on another computer in here, to collect for it; a newer packet
    brings it up to date. Its value is the session id. code: the room's, so that it can be called.
    """

    room: Room
    code: str = ""


class MergePart(Command, frozen=True, kw_only=True):
    """Unites what another laptop has collected with what is here: all or nothing, and the same
    however often and in whatever order it comes. Its value is how many people are new. Undone, they
    go again with their answers; what they deleted stays deleted.
    """

    part: Collected


class UnitePeople(Command, frozen=True, kw_only=True):
    """Two who are one person, known on two laptops: what only the other has done goes over, and the
    other is taken out.
    """

    session: str
    participant: str
    other: str
