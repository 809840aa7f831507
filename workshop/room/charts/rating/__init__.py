"""Pictures of ratings: the matrix and the gaps."""
