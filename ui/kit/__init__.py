"""Widgets and painters that know no workshop."""
