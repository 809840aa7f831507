"""Sheets that come back by themselves: forms filled in on a screen."""
