"""Dialogs: values in, a value or None out."""
