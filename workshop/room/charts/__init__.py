"""Pictures of answers, as scenes: what several kinds share, and a folder for each kind."""
