"""Templates of the user's own, which the libraries open as files of the same program."""

import io
import zipfile

KINDS = {
    b"presentationml.template.main+xml": b"presentationml.presentation.main+xml",
    b"wordprocessingml.template.main+xml": b"wordprocessingml.document.main+xml",
}
"""What a file says it is: a template, and what is made of one."""


def as_file(template: bytes) -> io.BytesIO:
    """The same as what is made of it; BadZipFile where it is no such file at all."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                for kind, made in KINDS.items():
                    content = content.replace(kind, made)
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out
