"""The kinds of step on paper, one module each."""
