"""TOML in: exercises and agenda templates, read and checked."""
