"""Library, plan, console, room and desk."""
