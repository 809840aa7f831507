"""Pages of released cards."""
