"""Item models over the service's views."""
