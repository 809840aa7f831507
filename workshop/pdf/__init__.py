"""Paper: one canvas, the page, the handouts."""
