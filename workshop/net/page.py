"""The page for phones: static files of the program's own, and its words in the person's language.

It asks nobody but the room, and takes nothing that a browser keeps from plain http.
"""

import html
from functools import cache

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from workshop.domain.direction import reads_from_right
from workshop.paths import ASSETS
from workshop.words import _, spoken

FILES = {
    "nacl.js": "text/javascript",
    "page.js": "text/javascript",
    "page.css": "text/css",
}
"""The only ones that are served."""
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": (
        "default-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
}
SHELL = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/s/page.css">
</head>
<body>
<header><strong id="about">{title}</strong><span id="kept" role="status"></span></header>
<main id="main" tabindex="-1"><noscript><p>{script}</p></noscript></main>
<footer id="foot"></footer>
<script type="application/json" id="words">{words}</script>
<script src="/s/nacl.js"></script>
<script src="/s/page.js"></script>
</body>
</html>
"""


async def first_page(_request: Request) -> Response:
    """The page, before it knows anything of the room."""
    words = msgspec.json.encode(page_words(), enc_hook=str).decode().replace("<", "\\u003c")
    page = SHELL.format(
        language=spoken(),
        direction="rtl" if reads_from_right(_("Next")) else "ltr",
        title=html.escape(_("The room")),
        script=html.escape(_("This page needs JavaScript. A laptop of this room will do as well.")),
        words=words,
    )
    return Response(page, media_type="text/html; charset=utf-8", headers=HEADERS)


async def page_file(request: Request) -> Response:
    """One of the page's own files."""
    name = request.path_params["name"]
    if name not in FILES:
        return Response(status_code=404, headers=HEADERS)
    return Response(_read(name), media_type=FILES[name], headers=HEADERS)


@cache
def _read(name: str) -> bytes:
    return (ASSETS / "phone" / name).read_bytes()


def page_words() -> dict[str, str]:
    """What the page says by itself."""
    return {
        "room": _("The room"),
        "phone": _("Phone {name}"),
        "join": _("Join the room"),
        "join lead": _("Type the code that stands on the screen of the room."),
        "code": _("The room’s code"),
        "code help": _("Nine characters; hyphens do not count."),
        "wrong code": _("The room does not take this code. Look at it again."),
        "silent": _("The room does not answer just now. Try again in a moment."),
        "go in": _("Go in"),
        "welcome": _("Welcome"),
        "begin": _("Begin"),
        "before": _("I was here before"),
        "go on": _("Go on"),
        "new": _("I am new here"),
        "promise": _("How your answers are handled"),
        "nothing": _("Nothing to answer right now"),
        "nothing lead": _(
            "The next questions come up here by themselves. Paper or a laptop of this room will "
            "do as well."
        ),
        "back": _("Back"),
        "next": _("Next"),
        "done": _("Done"),
        "of": _("{n} of {total}"),
        "open": _("“{name}” is still open. “Can’t say” is fine."),
        "closing": _("This question closes in a few seconds. Press Done if you can."),
        "order open": _("Place all cards, or none."),
        "points open": _("Give all {total} points, or none: {left} left."),
        "left": _("{left} of {total} left"),
        "cannot place": _("{n} to place"),
        "next place": _("{n} next"),
        "placed": _("{card}: place {place}"),
        "not placed": _("{card}: not placed"),
        "up": _("Up"),
        "down": _("Down"),
        "out": _("Take out"),
        "less": _("Less for {name}"),
        "more": _("More for {name}"),
        "characters": _("{n} characters left"),
        "thanks": _("Thank you."),
        "stored": _("Your answers are stored. Nothing of them is left on this phone."),
        "your code": _("Your code"),
        "your way back": _("Your way back"),
        "code once": _(
            "It shows only now. Write it down: at a laptop of this room it alone opens your "
            "answers, to see, change, print or delete."
        ),
        "keep open": _("Keep this page open"),
        "saved": _("kept on this phone"),
        "sent": _("all sent"),
        "unsent": _("kept here, sent later"),
        "finished": _("The workshop is over. Nothing of it is left on this phone."),
        "lost": _("The room was opened anew. Come back with your sign or code."),
    }
