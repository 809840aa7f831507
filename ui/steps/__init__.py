"""The kinds at the desk, one module for each that collects; importing this list makes their entry
widgets known.
"""

from ui.steps import commit, decision, ladder, place, rank, rating, text

KINDS = (text, rating, place, ladder, commit, decision, rank)
