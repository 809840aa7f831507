"""Where the nodes of a map stand: laid out once, then data that only a person changes."""
