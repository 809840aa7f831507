"""Where the nodes of a map stand: laid out once, then data that nobody moves but a hand."""
