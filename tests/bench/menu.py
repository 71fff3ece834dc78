"""The menu: finding among 100,000 offers by plain words, place, time and kind of provider, beside plain SQL.

Filled by COPY in the throw-away database, over all communities, with times for every third offer.
"""

import time
from datetime import timedelta
from functools import partial
from itertools import product
from typing import Any
from urllib.parse import urlencode

from django.db import connection

from linli.kernel.clock import now, today
from linli.kernel.copying import copy_rows
from linli.orders.models import Offer
from linli.orders.queries import Wish, found_offers
from linli.organisations import queries as organisations
from tests.bench.around import beside, communities
from tests.bench.clients import At, hammer
from tests.bench.measures import Sheet, page
from tests.bench.world import COMMUNITY, World

OFFERS, BATCH = 100_000, 10_000
WHAT = (
    ("上门理发", "elderly"), ("家电维修", "convenience"), ("法律咨询", "law"), ("周末开放操场", "culture"),
    ("课后看护", "children"), ("义诊量血压", "health"), ("书画课堂", "culture"), ("就业指导", "work"),
    ("电动车充电", "safety"), ("旧衣回收", "environment"), ("磨剪子磨刀", "convenience"), ("党史讲座", "party"),
)  # fmt: skip
WHOM = ("老年人", "有孩子的家庭", "残疾人", "快递员", "新来的租户", "全体居民", "产妇", "退役军人")
WHERE = ("社区活动室", "学校礼堂", "物业大厅", "党群服务中心", "楼下花园", "街角咖啡店", "文化站三层")
PROVIDERS = ("public", "self", "party", "masses", "social", "unit")
RARE = "电子琴调律"  # one in five hundred


def measure(sheet: Sheet, world: World, at: At, seconds: float) -> None:
    """Fill, then ask."""
    started = time.perf_counter()
    _offer()
    with connection.cursor() as cursor:
        cursor.execute(_TIMES)
        cursor.execute("ANALYZE orders_offer, orders_session")
    print(f"  {OFFERS:,} offers filled in {time.perf_counter() - started:.0f} s", flush=True)
    home = organisations.tree().for_area(COMMUNITY)
    assert home is not None
    _ask(sheet, home.id)
    _pages(sheet, home.id, at, seconds)


def _offer() -> None:
    """So many offers of the communities, each found by its own words."""
    homes, kinds = communities(), list(product(WHAT, WHOM, WHERE))
    for first in range(0, OFFERS, BATCH):
        copy_rows(
            [_one(n, homes[n % len(homes)], kinds[n % len(kinds)]) for n in range(first, first + BATCH)]
        )


def _one(n: int, home: Any, kind: Any) -> Offer:
    (title, theme), whom, where = kind
    title = RARE if n % 500 == 7 else title
    return Offer(
        body_id=home.id, at_id=home.id, area=home.area_code, provider=PROVIDERS[n % len(PROVIDERS)], title=title,
        text=f"面向{whom}，在{where}，第{n}号。", theme=theme, place_words=where, state="published", version=1,
        search=f"{title} 面向{whom} 在{where} {home.name}", checked_at=now(), published_at=now(),
    )  # fmt: skip


_TIMES = """
    INSERT INTO orders_session (version, offer_id, begins_at, ends_at, seats, place_words, state)
    SELECT 1, id, at, at + interval '2 hours', 10, '', 'open' FROM orders_offer
    CROSS JOIN LATERAL (SELECT date_trunc('hour', now()) + make_interval(hours => 24 + (id % 700)::int)) AS t (at)
    WHERE id % 3 = 0
"""
_PLAIN = """
    SELECT o.id, o.title, b.name FROM orders_offer o JOIN organisations_body b ON b.id = o.body_id
    WHERE o.state = 'published' AND {where} ORDER BY o.area LIKE '110101001%%' DESC, o.id DESC LIMIT 60
"""


def _ask(sheet: Sheet, home: int) -> None:
    """Each question of a resident, and the same without the order of nearness and its reasons."""
    day = today() + timedelta(days=3)
    on = "EXISTS (SELECT 1 FROM orders_session s WHERE s.offer_id = o.id AND s.begins_at::date = %s)"
    asked = [
        ("nearest of all", Wish(), "true", ()),
        ("a rare word", Wish(q=RARE), "o.search @@ %s::tsquery", ("'琴调' & '调律'",)),
        ("a word that one in twelve has", Wish(q="理发"), "o.search @@ %s::tsquery", ("'理发'",)),
        ("by kind of provider", Wish(provider="unit"), "o.provider = %s", ("unit",)),
        ("on a day", Wish(day=day), on, (day,)),
        ("word, kind and day", Wish(q="理发", provider="unit", day=day),
         f"o.search @@ %s::tsquery AND o.provider = %s AND {on}", ("'理发'", "unit", day)),
    ]  # fmt: skip
    for name, wish, where, values in asked:
        plain = _PLAIN.format(where=where)
        beside(sheet, f"offers among {OFFERS:,}: {name}", partial(found_offers, home, wish), plain, values)


def _pages(sheet: Sheet, home: int, at: At, seconds: float) -> None:
    for name, told in (("menu near home", {}), ("menu, two words", {"q": "上门理发 老年人"})):
        address = f"/services/?{urlencode({'near': home, **told})}"
        sheet.times(f"page: {name}, 1 client", hammer(at, 1, seconds / 2, page(address, "")))
