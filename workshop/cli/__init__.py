"""The command line: one module per group of commands, one parser per command; no Qt."""
