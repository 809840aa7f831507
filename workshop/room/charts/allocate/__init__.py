"""Pictures of 100 points shared out: as it is, and as it should be."""
