"""Papers as somebody types them, one a line: what it is, and after a stroke what it is for."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from linli.kernel.refusals import Refused

MOST, LONGEST = 20, 80
_STROKE = re.compile(r"\s*[|｜:：]\s*")


def papers_of(text: str, field: str = "papers") -> list[dict[str, str]]:
    """“身份证 | 证明您是谁” → {"name": "身份证", "why": "证明您是谁"}; every paper says what it is for."""
    found = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        name, why = (*_STROKE.split(line, maxsplit=1), "")[:2]
        if not name or not why:
            raise Refused(
                _("Say of “%(line)s” what it is for: the paper, a stroke |, what it is for.")
                % {"line": line[:40]},
                field=field,
            )
        if len(name) > LONGEST or len(why) > 2 * LONGEST:
            raise Refused(
                _("“%(line)s” is too long. Say it in fewer words.") % {"line": line[:40]}, field=field
            )
        found.append({"name": name, "why": why})
    if len(found) > MOST:
        raise Refused(
            _("At most %(most)s papers. Ask only for what is needed.") % {"most": MOST}, field=field
        )
    return found


def typed(papers: Iterable[dict[str, str]]) -> str:
    """The same back as text, for a form that is filled in already."""
    return "\n".join(f"{one['name']} | {one['why']}" for one in papers)
