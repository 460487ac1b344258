"""The engine: which fixers there are, when each looks, and fixes to a fixed point."""
