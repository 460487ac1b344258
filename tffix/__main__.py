"""``python -m tffix``."""

from tffix.cli.main import main

raise SystemExit(main())
