"""The words for those whom a workshop is about: one of them, and several."""

from workshop.words import _, later

USUAL = (
    (later("customer"), later("customers")),
    (later("client"), later("clients")),
    (later("guest"), later("guests")),
    (later("patient"), later("patients")),
    (later("resident"), later("residents")),
    (later("citizen"), later("citizens")),
    (later("member"), later("members")),
    (later("tenant"), later("tenants")),
    (later("passenger"), later("passengers")),
    (later("visitor"), later("visitors")),
    (later("student"), later("students")),
    (later("reader"), later("readers")),
    (later("user"), later("users")),
    (later("family"), later("families")),
)
"""What most organisations call them; how several of anything else are called has to be asked."""


def usual_noun() -> str:
    """The word where nobody gave one."""
    return _(USUAL[0][0])


def several(noun: str) -> str:
    """The word for several of a usual noun; any other stands for several as it is."""
    return {_(one): _(many) for one, many in USUAL}.get(noun, noun)
