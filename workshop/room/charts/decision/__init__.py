"""Pictures of decisions: what is decided, and what a concern holds open."""
