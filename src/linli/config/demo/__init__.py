"""One living street to try Linli on: real divisions, invented organisations, people and needs.

Everything is done by the acts that people use, at the instants at which they would have done it, so that the
demonstration's figures are counted from its journal like any other. The same seed gives the same street.
"""

from linli.config.demo.building import build

__all__ = ["build"]
