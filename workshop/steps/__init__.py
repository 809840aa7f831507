"""The kinds of step, one module each: definition, answer, summary.

A kind is known by standing in this list; nothing else has to be edited on this floor.
"""

from workshop.steps.allocate import AllocateStep, AllocateSummary, AllocateView
from workshop.steps.card import CardStep, CardSummary
from workshop.steps.commit import CommitStep, CommitSummary
from workshop.steps.decision import DecisionStep, DecisionSummary
from workshop.steps.gather import GatherStep
from workshop.steps.graph import GraphStep, GraphSummary, GraphView
from workshop.steps.ladder import LadderStep, LadderSummary
from workshop.steps.place import PlaceStep, PlaceSummary, PlaceView
from workshop.steps.rank import RankStep, RankSummary
from workshop.steps.rating import RatingStep, RatingSummary, RatingView
from workshop.steps.read import ReadStep
from workshop.steps.talk import TalkStep
from workshop.steps.text import TextStep, TextSummary
from workshop.steps.tick import TickStep, TickSummary
from workshop.steps.votes import VotesStep, VotesSummary

AnyStep = (
    ReadStep
    | TextStep
    | RatingStep
    | PlaceStep
    | LadderStep
    | CommitStep
    | DecisionStep
    | TalkStep
    | RankStep
    | GatherStep
    | CardStep
    | VotesStep
    | AllocateStep
    | TickStep
    | GraphStep
)
AnySummary = (
    TextSummary
    | RatingSummary
    | PlaceSummary
    | LadderSummary
    | CommitSummary
    | DecisionSummary
    | RankSummary
    | CardSummary
    | VotesSummary
    | AllocateSummary
    | TickSummary
    | GraphSummary
)
AnyView = RatingView | PlaceView | AllocateView | GraphView
"""Kinds with a picture to choose; the others have one picture."""
