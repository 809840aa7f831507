"""The facilitator's program with a room open: `host.py HOME SESSION`, told what to do by lines.

Prints the room's port and code first. `beat` answers with the longest time in milliseconds
that the screen stood still since, `memory` with the PSS in MB, `next` once the next place shows.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier

from tests.bench.child import pss
from tests.bench.watched import Heart
from ui import theme
from ui.bridge import Bridge
from ui.console.window import ConsoleWindow
from ui.demo.hands import until
from ui.projector.feed import RoomFeed
from ui.rooms import rooms_of
from ui.start import application
from workshop.services.library import open_service


def say(**told: object) -> None:
    """One line of JSON."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def main(home: Path, session: str) -> int:
    """Ends with its input."""
    app = application()
    theme.apply(app, theme.LIGHT)
    service = open_service(home)
    bridge = Bridge(service)
    console = ConsoleWindow(bridge, session, RoomFeed())
    console.resize(1366, 768)
    console.refresh()
    console.show()
    before = pss()
    rooms = rooms_of(bridge)
    rooms.open(session)
    until("room", lambda: rooms.host(session) is not None)
    opened, heart = rooms.host(session), Heart()
    heart.live()
    say(port=opened.port, code=opened.code)

    def obey() -> None:
        match sys.stdin.readline().split():
            case ["beat"]:
                say(longest=heart.longest * 1000)
                heart.begin()
            case ["memory"]:
                say(memory=pss() - before)
            case ["next"]:
                console.deeds.next_place()
                say()
            case _:
                rooms.close_all()
                app.quit()

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(obey)
    return int(app.exec())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
