"""The kinds at the desk, one module for each that collects; importing this list makes their entry
widgets known.
"""

from ui.steps import card, commit, decision, ladder, place, rank, rating, text, votes

KINDS = (text, rating, place, ladder, commit, decision, rank, card, votes)
