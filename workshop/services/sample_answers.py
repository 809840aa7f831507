"""What the eight sample people answer: fixed and believable, so that every picture says something.

Statement 4, the ladder marks and the points of the 3D map are the fixtures that the formulas are
tested with.
"""

from workshop.domain.step import Value

PEOPLE = 8

PerPerson = tuple[Value, ...]
"""One value for each person, in the order of the people; None is "can't say"."""

RATINGS: dict[str, tuple[PerPerson, PerPerson, PerPerson, PerPerson]] = {
    "s1": (
        (5, 4, 4, 4, 5, 3, 4, 5),
        (4, 4, 3, 4, 4, 3, 4, 5),
        (4, 3, 4, 3, 4, 3, 3, 4),
        (3, None, 4, 3, 4, 2, 3, 3),
    ),
    "s2": (
        (3, 3, 3, 3, 4, 2, 2, 4),
        (3, 3, 3, 3, 3, 2, 2, 3),
        (2, 2, 2, 2, 3, 1, 2, 3),
        (2, 2, 1, 2, 2, 1, 2, 1),
    ),
    "s3": (
        (5, 5, 4, 4, 5, 5, 4, 5),
        (5, 4, 4, 4, 5, 5, 4, 4),
        (5, 4, 4, 4, 5, 5, 4, 4),
        (3, 4, 4, 4, 3, 3, None, 4),
    ),
    "s4": (
        (4, 4, 5, 3, 4, 5, 4, 4),
        (3, 4, 4, 3, 3, 4, 3, 4),
        (2, 3, 2, 3, 1, 4, 2, 3),
        (2, 2, 1, 2, 1, 3, 2, 2),
    ),
    "s5": (
        (5, 3, 5, 4, 3, 4, 2, 2),
        (3, 3, 4, 4, 3, 4, 3, 3),
        (3, 2, 4, 3, 3, 3, 3, 3),
        (2, 2, 3, 2, 3, 3, 3, 2),
    ),
    "s6": (
        (3, 3, 2, 2, 2, 4, 3, 1),
        (2, 3, 2, 2, 2, 3, 3, 1),
        (1, 2, 1, 2, 2, 2, 2, 1),
        (2, 2, 1, 1, None, 1, 2, 1),
    ),
    "s7": (
        (5, 2, 4, 1, 5, 1, 5, 1),
        (3, 2, 3, 2, 4, 2, 4, 2),
        (2, 2, 2, 1, 2, 1, 3, 1),
        (1, 1, 2, 1, 2, 1, None, 1),
    ),
    "s8": (
        (4, 5, 3, 5, 4, 4, 4, 4),
        (4, 4, 3, 4, 4, 4, 4, 4),
        (4, 4, 3, 4, 3, 4, 4, 3),
        (2, 2, 2, 3, 3, 2, 2, 3),
    ),
    "s9": (
        (5, 4, 4, 5, 4, 5, 4, 3),
        (4, 3, 4, 3, 4, 4, 4, 3),
        (4, 3, 4, 4, 3, 4, 3, 3),
        (2, 2, 2, 2, 1, 1, 2, 2),
    ),
}
"""Statement → its ratings for me, my team, my organisation, organisations that spend."""

LENSES = ("me", "team", "org", "spenders")

MAP: dict[str, PerPerson] = {
    "ours/depth": (5, 6, 4, 5, 6, 5, None, None),
    "ours/breadth": (4, 4, 3, 5, 4, 4, None, None),
    "ours/light": (3, 4, 3, 2, 3, 4, None, None),
    "theirs/depth": (3, 4, 3, 2, 4, 3, None, None),
    "theirs/breadth": (2, 3, 2, 3, 2, 3, None, None),
    "theirs/light": (2, 2, 3, 1, 2, 3, None, None),
    "theirs/evidence": ("G", "H", "G", "G", "H", "G", None, None),
}
"""Two people in the store never meet this group of customers: they can't say."""

MARKS: dict[str, PerPerson] = {
    "say": (5, 6, 5, 4, 6, 5, 7, 5),
    "they": (3, 4, 2, 3, 4, 3, 5, 1),
    "want": (6, 6, 6, 5, 7, 6, 7, 6),
}

GRID: dict[str, PerPerson] = {
    f"{statement}/{lens}": column
    for statement, columns in RATINGS.items()
    for lens, column in zip(LENSES, columns, strict=True)
}

WORDS: PerPerson = (
    "interruption",
    "favour",
    "visitor",
    "purpose",
    "part of it",
    "dependent",
    "outsider",
    "interruption",
)
"""The word that stayed after the first reading."""

POSSIBLE: tuple[tuple[int, str, bool], ...] = (
    (
        2,
        (
            "The fitter could ring back from the van, because nobody counts the minutes between"
            " two jobs any more."
        ),
        True,
    ),
    (
        2,
        "Whoever picks up the phone stays with the call until the heating is warm again.",
        True,
    ),
    (
        1,
        "The first person through the door in the morning gets a cup of tea before a form.",
        True,
    ),
    (
        4,
        "We would know how many homes were warm by evening, not how many jobs were closed.",
        True,
    ),
    (
        3,
        "Two tenants and a landlord sit in when we plan the winter rota.",
        True,
    ),
    (
        5,
        "Someone asks us on Fridays what got in our way, and does something about it by Monday.",
        True,
    ),
    (3, "I would stop explaining our tariff and start changing it.", False),
    (2, "Less hurry at the end of a job. I would sleep better.", False),
)
"""Prompt, idea, and whether it may be shown."""

COMMITMENTS: tuple[dict[str, str], ...] = (
    {
        "what": "ring every customer from yesterday’s list before ten, without selling anything",
        "whom": "yesterday’s repairs",
        "by": "15 December",
        "sign": "“You remembered.”",
        "ask": "Anyone on the early shift",
    },
    {
        "what": "give my direct number to the three landlords I keep passing on",
        "whom": "the three landlords",
        "by": "Friday",
        "sign": "They ring me first",
        "ask": "The service desk",
    },
    {
        "what": "leave ten minutes free after each home visit",
        "whom": "every home on my round",
        "by": "1 December",
        "sign": "Nobody looks at a watch",
        "ask": "My team lead",
    },
    {
        "what": "sit with the phone team one morning a month",
        "whom": "the phone team",
        "by": "10 December",
        "sign": "Letters that answer what people ask",
        "ask": "The phone team",
    },
    {
        "what": "rewrite the letter about missed visits so that it says sorry first",
        "whom": "people who waited in",
        "by": "5 December",
        "sign": "Fewer calls about the letter",
        "ask": "Anyone",
    },
    {
        "what": "read one complaint aloud at the Monday meeting, and what we did",
        "whom": "the Monday meeting",
        "by": "every Monday",
        "sign": "A call back within the week",
        "ask": "Whoever chairs",
    },
    {
        "what": "ask the stores which parts fitters drive back for, and stock them",
        "whom": "fitters and stores",
        "by": "20 December",
        "sign": "Warm on the first visit",
        "ask": "The stores",
    },
    {"what": "say what I do not know instead of guessing", "by": "today"},
)

STORIES: tuple[dict[str, str], ...] = (
    {
        "who": "An older couple on a Sunday",
        "what": "The boiler had been off since Friday night",
        "did": "The fitter brought two heaters from his own house",
        "after": "They rang on Monday to ask whether he had caught a cold",
    },
    {},
    {
        "who": "A nursery",
        "what": "A valve we had fitted wrong",
        "did": "We said so before they noticed, and came at six in the morning",
        "after": "They kept the contract and told another nursery",
    },
    {
        "who": "A landlord with four flats",
        "what": "He did not know whom to ask about damp",
        "did": "We sent him to somebody better than us",
        "after": "He asks us first now",
    },
    {},
    {
        "who": "A new tenant",
        "what": "Nobody had shown her the controls",
        "did": "An apprentice stayed half an hour and drew a little plan",
        "after": "The plan still hangs in her kitchen",
    },
    {
        "who": "A bakery",
        "what": "The oven room was too hot to work in",
        "did": "Two of us came back after hours to try something",
        "after": "We were asked to their thirtieth birthday",
    },
    {},
)
"""Who, what had gone wrong or right, what we did, what they said after; three have no story yet."""

LIGHTS: tuple[dict[str, str], ...] = (
    {
        "asks": "Every fitter",
        "whom": "one customer a week, at the door",
        "often": "weekly",
        "change": "The question we should have asked goes on Monday’s list; one is put right.",
        "sees": "Everybody, on the wall by the kettle",
    },
    {
        "asks": "The phone team",
        "whom": "ten callers a day",
        "often": "daily; read aloud on Fridays",
        "change": "One letter a week is rewritten in their words.",
        "sees": "The whole office",
    },
    {
        "asks": "Two tenants",
        "whom": "us, at the winter planning",
        "often": "twice a year",
        "change": "We say what became of last year’s wishes before we plan.",
        "sees": "All tenants, by letter",
    },
    {
        "asks": "A team lead",
        "whom": "people who left us a month ago",
        "often": "three calls a month",
        "change": "What they tell us is the first item of the meeting.",
        "sees": "Team leads",
    },
    {
        "asks": "Whoever drives",
        "whom": "a landlord who rides along for a morning",
        "often": "once a quarter",
        "change": "The round is planned anew with what they saw.",
        "sees": "The stores and the office",
    },
    {
        "asks": "The board",
        "whom": "one person who wrote to us",
        "often": "monthly, by hand",
        "change": "One rule is bent or dropped.",
        "sees": "Staff",
    },
    {
        "asks": "Each van",
        "whom": "its own customers",
        "often": "when it happens; a notebook lies in the van",
        "change": "The best line goes on the wall and into the briefing.",
        "sees": "All fitters",
    },
    {},
)
"""Who asks whom, how often, what will change, who sees it."""

PLANS: tuple[dict[str, str], ...] = (
    {"what": "put a notebook into my van", "by": "Monday", "sign": "Being asked"},
    {"what": "listen to ten calls with a landlord’s list beside me", "by": "4 December"},
    {"what": "invite two tenants to the winter planning", "by": "this week", "sign": "A letter"},
    {"what": "ring three people who left us", "by": "12 December", "sign": "A call from us"},
    {"what": "ask for one ride-along", "by": "January"},
    {"what": "tell the board about the letter by hand", "by": "Thursday"},
    {},
    {},
)
"""The commitments after the 3D map."""

RELATIONSHIPS: tuple[str, ...] = (
    "One where they ring us before it is broken.",
    "Friendly, as long as nothing goes wrong.",
    "I hope: neighbours.",
    "We repair, they pay. I would like more.",
    "They trust our fitters, not our letters.",
    "Careful. We have let some of them down.",
    "A long one. Some I have known for twenty years.",
    "I am not sure that we have one with most of them.",
)

AT_THE_END: tuple[str, ...] = (
    "One where we ring them first.",
    "Friendly when something goes wrong, that is when it counts.",
    "Neighbours who keep their word.",
    "They would say: a good deal. I want them to say: people we know.",
    "One in which our letters sound like our fitters.",
    "Repairing it, call by call.",
    "The same as ever, and now I know why it works.",
    "One I would notice if it ended.",
)

PROMISES: tuple[str, ...] = (
    "an honest word about whether you need it.",
    "somebody who rings back the same day.",
    "a warm room by evening, ours or borrowed.",
    "the same fitter for as long as we can.",
    "a sorry before an excuse.",
    "us telling you first when we got it wrong.",
    "a person at the other end of the line.",
    "my name and my number.",
)

BETTER: tuple[str, ...] = (
    "More time for the stories.",
    "A window that opens.",
    "Customers in the room.",
    "",
    "Fewer statements, more talk in threes.",
    "Our managing director staying to the end.",
    "",
    "A second laptop.",
)

SAFETY: PerPerson = (4, 3, 4, 5, 3, 4, 2, 4)
WORTH: PerPerson = (4, 3, 4, 3, 4, 2, 3, 4)
SUPPORT: tuple[PerPerson, ...] = (
    (5, 4, 5, 4, 5, 4, 4, 5),
    (4, 5, 3, 4, 4, 5, 2, 4),
)
"""Level of support for each of the two decisions."""

DECISIONS: tuple[str, ...] = (
    "From December every missed visit gets a call the same day, from the person who missed it.",
    "Two tenants and a landlord join the winter planning.",
)

DECIDED: tuple[dict[str, str], ...] = (
    {"who": "Head of service", "by": "1 December", "sign": "“You rang before I did.”"},
    {
        "who": "Planning lead",
        "by": "11 December",
        "sign": "A letter with a date",
        "concern": "Tenants could hear of jobs in their neighbours’ homes.",
        "met": "The planning lead takes names off the list first.",
    },
)
"""Who sees to each decision, by when, what shows it, and what is feared of it."""

NOTES: tuple[tuple[str, str, bool], ...] = (
    (
        "reread_quote/gaps",
        "Statement 4: the call timer makes calls an interruption. Three people said so.",
        True,
    ),
    ("reread_quote/pairs", "Stores and phone team have never sat together.", True),
    ("map_3d/pairs", "The long arrow is the promise of a fixed fitter. We think we made it.", True),
    ("friendship_ladder/stories", "Ask again about the nursery in spring.", False),
)
"""Step, note, and whether it goes into the summary."""

PARKED: tuple[tuple[str, str, str, str], ...] = (
    ("Parking permits for the vans", "stores", "the office", "12 December"),
    ("A winter tariff that can be explained in one breath", "", "", ""),
)
"""What, raised by, and who takes it by when; without an owner it was dropped aloud."""

CUSTOMER_GROUP = "landlords with up to ten flats"

LISTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "connections/nodes": (
        ("Landlords", "customer", ""),
        ("Home owners", "customer", ""),
        ("Fitters", "team", "x"),
        ("Phone team", "team", ""),
        ("Stores", "team", ""),
        ("Planning", "team", ""),
        ("Billing system", "channel", ""),
        ("Boiler makers", "partner", ""),
    ),
    "connections/links": (
        ("Landlords", "Phone team", "Calls in winter", "Team lead", "x"),
        ("Landlords", "Fitters", "Access to flats", "", "x"),
        ("Home owners", "Phone team", "Calls, thanks", "Team lead", "x"),
        ("Home owners", "Fitters", "A warm house", "Head of service", ""),
        ("Fitters", "Planning", "The day's route", "Planning lead", "x"),
        ("Phone team", "Planning", "Urgent jobs", "", ""),
        ("Fitters", "Stores", "Parts", "Stores lead", "x"),
        ("Stores", "Boiler makers", "Orders", "Stores lead", "x"),
        ("Billing system", "Landlords", "Invoices", "", ""),
        ("Planning", "Billing system", "Finished jobs", "", ""),
    ),
    "culture_journey/measures": (
        ("Own it to the end", "Phone team, from the job list, weekly", "4 of 10", "9 of 10",
         "One name on each job", "Head of service"),
        ("Act on their word", "Planning, from the notes, monthly", "2", "12",
         "A list on the wall", "Planning lead"),
    ),
    "soil_seeds/seeds": (
        ("Customer database", "technology", "2023", "high", "people; practices"),
        ("Listening survey", "data", "spring", "low", "priorities; processes"),
        ("Fixed fitter for each landlord", "process", "", "low", "people; policies"),
        ("Answer within a day", "process", "autumn", "none", "processes; platforms"),
    ),
    "claim_check/verdict": (
        ("Same-day repair", "earn"),
        ("Your local experts", "keep"),
    ),
    "decisions_workshop/next": (
        ("Ring the three oldest complaints", "Phone team", "Friday", "Three calls back"),
        ("Rewrite the first line of the bill", "Billing", "1 December", "A draft on the wall"),
    ),
}  # fmt: skip
"""Lists that groups named, a row each, as they are pasted from a spreadsheet."""

NOTICED: PerPerson = (
    "Two landlords asked for the same fitter by name.",
    "The phone was quieter on Monday.",
    "I rang back before noon, four times of five.",
    "Stores and phones had coffee together.",
    "Nobody said “that is not my job” this week.",
    "The missed visits are still missed.",
    "A tenant thanked us for the second letter.",
    "I listened longer than I talked, once.",
)
"""What was noticed since the last session."""

MENDED: tuple[dict[str, str], ...] = (
    {
        "mend": "Phone team and planning",
        "make": "Landlords and planning",
        "steward": "The planning lead",
        "contact": "Coffee at eight, on Monday, at the planning board",
        "sign": "No job is told twice",
    },
    {
        "mend": "Stores and boiler makers",
        "make": "Fitters and landlords",
        "steward": "The stores lead",
        "contact": "A call to the makers on Thursday",
        "sign": "Parts come with the van",
    },
)
"""A link to mend and one to make, by group."""

TOLD: tuple[dict[str, str], ...] = (
    {
        "wanted": "have heat before the baby came home",
        "way": "No part in stores, and a weekend",
        "did": "Drove to the maker on a Saturday",
        "then": "Bring the baby into a warm flat",
        "heard": "It is told at every new start",
    },
    {
        "wanted": "understand a bill",
        "way": "Four lines that say the same",
        "did": "Wrote it out again by hand",
        "then": "Pay it, and sleep",
        "heard": "The sheet hangs in accounts",
    },
    {
        "wanted": "speak with the same person twice",
        "way": "A queue that gives anybody",
        "did": "Gave out the number of the desk",
        "then": "Go on where we had stopped",
        "heard": "Only by chance",
    },
    {
        "wanted": "keep the old boiler one more winter",
        "way": "A price list that sells new ones",
        "did": "Mended it and said how long it lasts",
        "then": "Save for the new one",
        "heard": "The customer told three neighbours",
    },
)
"""Stories of customers who got something done."""

ADJECTIVES: tuple[dict[str, str], ...] = (
    {"l1": "friendly, quick, clear", "l2": "grey, long, stiff",
     "l3": "calm, honest, late", "l4": "short, silent, cold"},
    {"l1": "warm, busy, kind", "l2": "correct, cold, small print",
     "l3": "skilled, tired, direct", "l4": "absent, polite, empty"},
)  # fmt: skip
"""Three words for each of four pictures."""

TURNS: tuple[tuple[str, str], ...] = (
    ("A name and a number to ring", "light"),
    ("A form that asks what we know", "shade"),
    ("The fitter who remembers the dog", "light"),
    ("Music in the queue", "shade"),
    ("A call before the visit", "light"),
    ("“Somebody will be in touch”", "shade"),
)
"""What customers turn towards, or away from."""

FACTS: dict[str, str] = {
    "people": "A fitter showed a trainee how to say sorry.",
    "priorities": "The board talked of sales for an hour, of visits for five minutes.",
    "policies": "A refund of ten pounds went through four hands.",
    "practices": "The morning round began with the missed visits.",
    "products": "A leaflet of 24 pages lay on the boiler.",
    "processes": "A call was passed on three times.",
    "platforms": "Nobody at the phone could see the van.",
}
"""What a visitor could have filmed, by field."""

CHANGES: tuple[dict[str, str], ...] = (
    {
        "claim": "Same-day repair",
        "change": "We say “a call the same day”, and keep it.",
        "sign": "The call comes before five.",
    },
    {
        "claim": "Your local experts",
        "change": "Each landlord has two names.",
        "sign": "The same face at the door.",
    },
)
"""What is changed so that a claim holds."""
