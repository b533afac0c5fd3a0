"""What a bundled program runs first."""

import sys

from spinecoach.app import main

sys.exit(main())
