"""What ``./linli load NOUN FILE`` takes over: each capability declares its own, in its rooms acts or queries.

@loads("points")
def load_points(content, options):
    return Came(new=3, there=1, refused=[(7, "…")])
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Came:
    """What became of a file: the lines left out, each with its reason."""

    new: int = 0
    changed: int = 0
    there: int = 0
    refused: list[tuple[int, Any]] = field(default_factory=list)


Load = Callable[[bytes, Mapping[str, Any]], Came]
LOADERS: dict[str, Load] = {}


def loads(noun: str) -> Callable[[Load], Load]:
    """Declare a function as what takes over files of ``noun``."""

    def declare(load: Load) -> Load:
        if noun in LOADERS:
            raise ValueError(f"two loaders take over {noun}")
        LOADERS[noun] = load
        return load

    return declare
