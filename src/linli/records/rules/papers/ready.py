"""When a paper can be finished, and how long it is."""

from collections.abc import Collection, Iterable, Sequence

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused
from linli.records.rules.papers.drafting import BLANK
from linli.records.rules.papers.text import FIGURE, Block

_AROUND = 12
_SHOWN = 5


def length(blocks: Iterable[Block]) -> int:
    """How many characters a paper's text has, as a word processor counts them: no spaces."""
    return sum(len("".join(block.text.split())) for block in blocks)


def blanks(text: str) -> list[str]:
    """The places that still wait for words, each with what stands before it."""
    found = []
    for line in text.split("\n"):
        before, mark, _after = line.partition(BLANK)
        if mark:
            found.append(f"{before[-_AROUND:]}{BLANK}")
    return found


def strangers(text: str, known: Collection[str], beginning: str) -> list[str]:
    """Figures of categories that are no longer: their braces would be printed as they stand."""
    names = (one[1].strip() for one in FIGURE.finditer(text))
    return [name for name in names if name.startswith(beginning) and name not in known]


def refuse_unready(title: str, text: str, unknown: Sequence[str] = ()) -> None:
    """A finished paper has a title and a text, no blank in it, and no figure that cannot be counted any more."""
    if unknown:
        raise Refused(
            _("These figures are no longer counted: %(names)s. Take them out.")
            % {"names": "、".join(unknown)}
        )
    if not text.strip():
        raise Refused(_("The paper says nothing yet. Edit it first."))
    if open_ones := blanks(f"{title}\n{text}"):
        shown = "；".join(open_ones[:_SHOWN])
        raise Refused(
            _("Something is still blank: %(places)s. Fill it in or take it out.") % {"places": shown}
        )
