"""The windows of Heliotrope: everything that knows Qt."""
