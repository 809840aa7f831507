"""Pictures of lists named on the day beside what was revealed of them."""
