"""``python -m resume_check``: the same as the console script ``resume-check``."""

import sys

from resume_check.cli import main

sys.exit(main())
