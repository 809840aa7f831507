"""`python -m workshop` is the same as the command `workshop`."""

import sys

from ui.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
