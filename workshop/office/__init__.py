"""Files to work on with other programs: what was revealed as tables, charts, slides, a report."""
