"""What organisations show on an organisation's page and on the desk."""

from linli.organisations.sections import bodies, coverage, liaisons, life, masses

__all__ = ["bodies", "coverage", "liaisons", "life", "masses"]
