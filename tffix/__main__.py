"""``python -m tffix``."""

from tffix.cli import main

raise SystemExit(main())
