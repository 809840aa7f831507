"""An exercise file as a document: what is changed in it leaves all else as somebody wrote it,
comments, order and line breaks.
"""

import tomlkit

from workshop.content.reader import ExerciseFile


def renamed(file: ExerciseFile, name: str, title: str) -> bytes:
    """The file under another id and title, as its first version."""
    document = tomlkit.parse(file.raw.decode("utf-8-sig"))
    document["id"], document["title"], document["version"] = name, title, 1
    return tomlkit.dumps(document).encode()
