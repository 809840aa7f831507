"""Several machines as one room over its own network: open the room here, or join it from another
laptop.
"""

import argparse
import time

from workshop.cli.command import DONE, Commands, add_command, home, library, show_json
from workshop.cli.windows import Windows
from workshop.words import _

LOOK = 0.5
"""Seconds between two looks at what other programs have changed."""


def add_network(commands: Commands, windows: Windows) -> None:
    """Adds the commands of this group. windows: how to open the app."""

    def deed(arguments: argparse.Namespace) -> int:
        return _join(arguments, windows)

    room = add_command(
        commands, "room", _("open the room for other laptops; prints address and code"), _room
    )
    room.add_argument("session", metavar=_("SESSION"))
    room.add_argument("--port", type=_port, default=0, metavar="N")
    room.add_argument("--json", action="store_true", help=_("as JSON"))
    join = add_command(commands, "join", _("collect for a room that is open elsewhere"), deed)
    join.add_argument("address", metavar=_("ADDRESS"), help=_("like 192.168.1.7:8765"))
    join.add_argument("code", metavar=_("CODE"))
    join.add_argument(
        "--headless", action="store_true", help=_("without windows, until Ctrl+C or the end")
    )


def _port(text: str) -> int:
    number = int(text)
    if not 0 < number < 2**16:
        raise ValueError(text)
    return number


def _room(arguments: argparse.Namespace) -> int:
    # Imported here for start-up time: a server and its parts.
    from workshop.net.find import own_addresses  # noqa: PLC0415
    from workshop.net.host import Host  # noqa: PLC0415
    from workshop.net.seal import spaced  # noqa: PLC0415

    with library(arguments) as service:
        service.session(arguments.session)
        host = Host(service, arguments.session, lambda _events: None)
        host.open(arguments.port)
        addresses = [f"{each}:{host.port}" for each in own_addresses()]
        addresses = addresses or [f"127.0.0.1:{host.port}"]
        if arguments.json:
            show_json({"addresses": addresses, "code": spaced(host.code), "port": host.port})
        else:
            print("\n".join(addresses))
            print(spaced(host.code))
        print(end="", flush=True)
        try:
            while True:
                time.sleep(LOOK)
                if service.changed_elsewhere():
                    host.renew()
        finally:
            host.close()


def _join(arguments: argparse.Namespace, windows: Windows) -> int:
    from workshop.net.guest import Guest  # noqa: PLC0415

    with library(arguments) as service:
        guest = Guest(service, arguments.address, arguments.code, lambda _events: None)
        print(guest.join(), flush=True)
        if arguments.headless:
            guest.start()
            try:
                while not guest.ended():
                    time.sleep(LOOK)
            finally:
                guest.stop()
    # The app calls the room again by itself.
    return DONE if arguments.headless else windows.open(home(arguments))
