"""`python -m spinecoach` is the same as the command `spinecoach`."""

import sys

from spinecoach.app import main

if __name__ == "__main__":
    sys.exit(main())
