"""The files of the plans that were kept as templates of one's own."""

import re
from itertools import count
from pathlib import Path

import tomlkit
from msgspec import structs, to_builtins

from workshop.content.own import OwnFolder
from workshop.content.templates import read_template
from workshop.domain.exercise import Template
from workshop.errors import Missing
from workshop.paths import own_templates
from workshop.services.commands import OWN_TEMPLATE
from workshop.services.own_files import write_file
from workshop.words import _


def kept_templates(home: Path) -> tuple[Template, ...]:
    """Those of a library, by title; what cannot be read is left out."""
    found = OwnFolder(own_templates(home), read_template).own().values
    kept = (structs.replace(each, id=OWN_TEMPLATE + path.stem) for path, each in found.items())
    return tuple(sorted(kept, key=lambda each: each.title.casefold()))


def write_template(home: Path, template: Template) -> str:
    """Writes one into a file that no other has; its id."""
    folder = own_templates(home)
    words = re.sub(r"[^a-z0-9]+", "_", template.title.casefold()).strip("_")[:40] or "plan"
    names = (f"{words}_{n}" if n > 1 else words for n in count(1))
    name = next(each for each in names if not (folder / f"{each}.toml").exists())
    kept = structs.replace(template, id=name)
    write_file(tomlkit.dumps(to_builtins(kept)).encode(), folder / f"{name}.toml")
    return f"{OWN_TEMPLATE}{name}"


def template_file(home: Path, template: str) -> Path:
    """Where a template of one's own stands; Missing where there is none such."""
    name = Path(template.removeprefix(OWN_TEMPLATE)).name
    file = own_templates(home) / f"{name}.toml"
    if not template.startswith(OWN_TEMPLATE) or not file.is_file():
        raise Missing(_("There is no template “{name}”.").format(name=template))
    return file
