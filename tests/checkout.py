"""Where the source of the program under test stands."""

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
