"""The command line and the app: the one program `workshop`."""


def main() -> int:
    """Run the program; the exit status."""
    return 0
