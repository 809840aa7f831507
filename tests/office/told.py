"""What files are made of, as services hand it to them."""

import workshop.room.report.steps
import workshop.room.steps  # noqa: F401 - every kind registers what it says
from workshop.room.report.report import report_of
from workshop.services.printing import material_of


def told(view):
    return reported(material_of(view))


def reported(material):
    return material, report_of(material)
