"""The library: sessions, exercises, the bin, settings."""
