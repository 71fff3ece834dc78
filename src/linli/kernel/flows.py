"""A flow: the named moves that a noun's state may make, as one table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import NotNow


@dataclass(frozen=True)
class Flow:
    """``moves`` maps a verb to (states it may start from, state it ends in)."""

    moves: Mapping[str, tuple[frozenset[str], str]]

    def __init__(self, moves: Mapping[str, tuple[Iterable[str], str]]) -> None:
        object.__setattr__(
            self, "moves", {verb: (frozenset(map(str, a)), str(b)) for verb, (a, b) in moves.items()}
        )

    def allows(self, verb: str, state: str) -> bool:
        return str(state) in self.moves[verb][0]

    def target(self, verb: str, state: str) -> str:
        """The state after ``verb``; raises NotNow when the state does not allow it."""
        if not self.allows(verb, state):
            raise NotNow(_("As it stands now, this cannot be done. Look at what happened, then decide."))
        return self.moves[verb][1]

    def diagram(self) -> str:
        """The flow as a Mermaid state diagram, for the documents."""
        lines = ["stateDiagram-v2"]
        for verb, (sources, target) in self.moves.items():
            lines += [f"    {source} --> {target}: {verb}" for source in sorted(sources)]
        return "\n".join(lines)
