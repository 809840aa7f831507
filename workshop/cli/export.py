"""Export: a session as a file to work on with other programs."""

import argparse
import sys

from workshop.cli.command import DONE, Commands, add_command, library, path
from workshop.services.office_formats import formats
from workshop.words import _


def add(commands: Commands) -> None:
    """Adds `export`."""
    does = _("write what was revealed as a file for Excel, Word or PowerPoint")
    export = add_command(commands, "export", does, _export)
    export.add_argument("session", metavar=_("SESSION"))
    export.add_argument("--as", dest="format", required=True, choices=tuple(formats()))
    export.add_argument(
        "--template", type=path, metavar=_("FILE"),
        help=_("a presentation or document of your own (.potx, .pptx, .dotx, .docx), whose looks "
               "the file takes"),
    )  # fmt: skip
    export.add_argument("--out", type=path, required=True, metavar=_("PATH"))


def _export(arguments: argparse.Namespace) -> int:
    # Pages and charts of all kinds, which no other command needs.
    from workshop.services.office_file import office_file, save_office_file  # noqa: PLC0415

    with library(arguments) as service:
        made = office_file(
            service, arguments.session, arguments.format, template=arguments.template
        )
        place = save_office_file(service, made, arguments.out)
    print(place)
    if made.left_out:
        parts = "; ".join(made.left_out)
        print(_("Left out: {parts}.").format(parts=parts), file=sys.stderr)
    return DONE
