"""What repeats: the same kind of matter in the same community, again and again (DOMAIN.md 4.1: 未诉先办, 每月一题).

Counts of needs, never of persons. Needs that were joined count once, those taken back and words of praise not at all.
Two statements at most; their cost follows the days looked at, by the index ``needs_clusters``, and not the history.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db import connection
from django.utils.translation import gettext_lazy as _

from linli.kernel import rulebook
from linli.kernel.actors import Actor
from linli.kernel.clock import local, today
from linli.kernel.queries import query
from linli.kernel.ready import for_these_values
from linli.kernel.refusals import NotFound
from linli.needs import policy, rules
from linli.needs.queries.board import midnight
from linli.needs.queries.choosing import categories
from linli.organisations import queries as organisations

SOME = 20  # of the needs of a cluster are named, the newest first
MOST = 300  # clusters are told, the largest first
COUNTS = "merged_into_id IS NULL AND state <> 'withdrawn' AND kind <> 'praise'"  # as the index has it


@dataclass(frozen=True)
class Cluster:
    """A kind of matter that was raised in a community as often as the rule asks for, within so many days."""

    category: int
    area: str
    area_name: str
    count: int
    needs: tuple[int, ...]  # the newest of them
    first: date
    last: date
    season_before: int  # of the same kind in the same place, in the same days one year earlier

    @property
    def category_name(self) -> str:
        known = categories().get(self.category)
        return known.name if known else ""


def window(day: date) -> tuple[date, date]:
    """The days up to and with ``day`` in which needs make a cluster: the first, and the day after the last."""
    return day + timedelta(days=1 - _days(day)), day + timedelta(days=1)


def clusters(path: str, *, day: date) -> list[Cluster]:
    """What repeats in the communities at and below a body: k needs of one kind in one place within the last days."""
    return _found(path, *window(day), day)


def seasonal(path: str, *, day: date) -> list[Cluster]:
    """What the coming days brought one year ago, so that one can act before anybody has to ask (未诉先办).

    The figures are those of last year; ``season_before`` is of the year before it.
    """
    first = rules.year_before(day)
    return _found(path, first, first + timedelta(days=_days(day)), day)


_COUNTED = f"""
    SELECT count(*) FROM needs_need
    WHERE {COUNTS} AND area = %s AND raised_at >= %s AND raised_at < %s AND category_id = %s
"""  # noqa: S608


def counted(category: int, area: str, first: date, until: date) -> int:
    """How many needs of a kind were raised in a place from ``first`` up to the day before ``until``."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [area, midnight(first), midnight(until), category])
        return int(cursor.fetchone()[0])


def may_see_clusters(actor: Actor, path: str) -> bool:
    """Those who read the needs at and below a body."""
    return actor.can(policy.READ, path)


_FOUND = f"""
    WITH found AS (
        SELECT category_id, area, count(*) AS n, min(raised_at) AS first, max(raised_at) AS last,
               (array_agg(id ORDER BY raised_at DESC, id DESC))[1:%(some)s] AS needs
        FROM needs_need
        WHERE {COUNTS} AND area = ANY(%(areas)s) AND raised_at >= %(first)s AND raised_at < %(until)s
          AND category_id IS NOT NULL
        GROUP BY category_id, area HAVING count(*) >= %(least)s
        ORDER BY 3 DESC, 2, 1 LIMIT %(most)s)
    SELECT category_id, area, n, first, last, needs, (
        SELECT count(*) FROM needs_need AS before
        WHERE {COUNTS} AND before.area = found.area AND before.category_id = found.category_id
          AND before.raised_at >= %(before)s AND before.raised_at < %(before_until)s)
    FROM found ORDER BY n DESC, area, category_id
"""  # noqa: S608


@for_these_values()
def _found(path: str, first: date, until: date, day: date) -> list[Cluster]:
    areas = _communities(path)
    if not areas:
        return []
    before, days = rules.year_before(first), (until - first).days
    told: dict[str, Any] = {
        "areas": list(areas), "first": midnight(first), "until": midnight(until), "some": SOME, "most": MOST,
        "least": int(rulebook.get("needs.theme.count", day).number), "before": midnight(before),
        "before_until": midnight(before + timedelta(days=days)),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_FOUND, told)
        rows = cursor.fetchall()
    names = organisations.area_names(area for _category, area, *_rest in rows) if rows else {}
    return [
        Cluster(
            category, area, names.get(area) or areas[area], n, tuple(needs), local(since).date(), local(last).date(),
            season,
        )
        for category, area, n, since, last, needs, season in rows
    ]  # fmt: skip


def _communities(path: str) -> dict[str, str]:
    """The codes of the communities at and below a body, each with the name of who answers for it."""
    below = organisations.tree().below(path)
    return {one.area_code: one.name for one in below if one.level == "community"}


def _days(day: date) -> int:
    return int(rulebook.get("needs.theme.window", day).number)


class ClustersAsked(forms.Form):
    """One organisation, and the last of the days; without it today."""

    body = forms.IntegerField(label=_("Organisation"), min_value=1)
    day = forms.DateField(label=_("Up to and with"), required=False)


@query("needs.clusters", _("What repeats in the communities of an organisation"), ClustersAsked)
def tell_clusters(actor: Actor, *, body: int, day: date | None = None) -> dict[str, Any]:
    """What repeats now, and what the coming days brought one year ago; for those who read the needs there."""
    ref, on = organisations.tree().get(body), day or today()
    if ref is None or not may_see_clusters(actor, ref.path):
        raise NotFound(_("There is no such organisation."))
    return {
        "body": ref.id, "day": on.isoformat(),
        "now": [_as_told(one) for one in clusters(ref.path, day=on)],
        "coming": [_as_told(one) for one in seasonal(ref.path, day=on)],
    }  # fmt: skip


def _as_told(one: Cluster) -> dict[str, Any]:
    known = categories().get(one.category)
    return {
        "category": known.code if known else "", "category_name": one.category_name, "area": one.area,
        "area_name": one.area_name, "count": one.count, "first": one.first.isoformat(),
        "last": one.last.isoformat(), "season_before": one.season_before,
    }  # fmt: skip
