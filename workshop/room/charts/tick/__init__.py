"""Pictures of a ticked grid."""
