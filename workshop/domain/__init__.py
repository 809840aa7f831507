"""Values and rules of a workshop; no storage, no paper, no screen."""
