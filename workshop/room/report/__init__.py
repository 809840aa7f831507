"""A client’s report as values: what paper, Word, slides and spreadsheets tell alike."""
