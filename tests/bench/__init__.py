"""The benchmark suite: ``./linli bench``."""
