"""What organisations show on an organisation's page and on the desk."""

from linli.organisations.sections import bodies, coverage, liaisons, life

__all__ = ["bodies", "coverage", "liaisons", "life"]
