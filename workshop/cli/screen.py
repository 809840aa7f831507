"""Whether windows can open here: a screen, and the system libraries that Qt is linked with.

Qt ends the whole program where one of these is missing, so they are looked for first.
"""

import ctypes
import sys
from collections.abc import Mapping

from workshop.words import _

# library → Debian package, as `ldd` names them for Qt's own files and its X11 plug-in.
ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libzstd.so.1": "libzstd1",
    "libbrotlidec.so.1": "libbrotli1",
}
ON_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
ON_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def has_screen(environment: Mapping[str, str]) -> bool:
    """Whether there is a screen to open windows on; a platform named by hand counts as one."""
    if not sys.platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def needed(environment: Mapping[str, str]) -> dict[str, str]:
    """The libraries that Qt will load here, with the Debian package of each."""
    if not sys.platform.startswith("linux"):
        return {}
    if environment.get("QT_QPA_PLATFORM"):
        return ALWAYS
    if environment.get("DISPLAY"):
        return ALWAYS | ON_X11
    return ALWAYS | (ON_WAYLAND if environment.get("WAYLAND_DISPLAY") else {})


def missing_packages(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The packages of the libraries that cannot be loaded."""
    return tuple(package for library, package in needed(environment).items() if not _loads(library))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def screen_answers(environment: Mapping[str, str]) -> bool:
    """Whether the X11 screen that is named lets us in; other screens are taken at their word."""
    if not sys.platform.startswith("linux") or not environment.get("DISPLAY"):
        return True
    if environment.get("WAYLAND_DISPLAY") or environment.get("QT_QPA_PLATFORM"):
        return True
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


def trouble(environment: Mapping[str, str]) -> str:
    """Why no window can open here, in a sentence; "" where one can."""
    if not has_screen(environment):
        return _(
            "There is no screen here to open a window on. “workshop demo --out FOLDER” plays a"
            " half day into a folder instead."
        )
    packages = missing_packages(environment)
    if packages:
        return _("Parts of the system that windows need are missing. Run: {line}").format(
            line=install_line(packages)
        )
    if not screen_answers(environment):
        return _("The screen {name} cannot be reached from here.").format(
            name=environment["DISPLAY"]
        )
    return ""


def no_windows(environment: Mapping[str, str]) -> str:
    """What to say where Qt itself finds that no window can open here."""
    named = environment.get("QT_QPA_PLATFORM", "")
    if named:
        return _("No window can open: QT_QPA_PLATFORM is “{name}”. Unset it and try again.").format(
            name=named
        )
    return _("No window can open here: the system's screen does not answer.")


def install_line(packages: tuple[str, ...]) -> str:
    """The one line that installs them on Debian and its relatives."""
    return "sudo apt-get install " + " ".join(packages)
