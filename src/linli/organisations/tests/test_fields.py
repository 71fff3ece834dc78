"""What a body says of itself to tables: names around it, its desk and term, and no holder's name that is not public."""

from datetime import date

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.ledgers import FIELDS
from linli.organisations.acts import change_body
from linli.organisations.ledgers.fields import short
from linli.organisations.models import Body
from linli.organisations.states import Kind
from linli.organisations.testing import a_body, a_post, a_street
from linli.people.testing import person

pytestmark = pytest.mark.django_db


def value(code, body):
    known = FIELDS[f"organisations.{code}"].value(body.pk, date(2026, 10, 1), date(2026, 11, 1))
    return known.value if known else None


def test_names_around_are_told_in_short_and_in_full():
    place = a_street()
    branch = a_body(Kind.BRANCH, "第一支部", place.community)
    assert value("community", branch) == "多福巷社区" and value("committee", branch) == "多福巷社区居民委员会"
    assert value("street", place.community) == "东华门街道" and value("district", place.community) == "东城区"
    assert value("party.name", branch) == "第一支部" and value("party.name", place.community) is None
    assert value("code", place.street) == "110101001000" and value("code", place.district) == "110101"
    assert value("parent", place.community) == place.street.name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("王家村村民委员会", "王家村"),
        ("某地区办事处", "某地区"),
        ("永定镇人民政府", "永定镇"),
        ("别的", "别的"),
    ],
)
def test_a_place_has_its_name_in_daily_use(name, told):
    assert short(name) == told


def test_a_holder_is_named_only_where_the_name_is_public():
    place = a_street()
    post = a_post(place.community, "community_secretary", person("王桂兰"), title="书记")
    assert value("secretary", place.community) is None
    post.is_public = True
    post.save()
    a_post(place.community, "community_worker", person("李小芳"), title="副书记", is_public=True)
    assert value("secretary", place.community) == "王桂兰" and value("director", place.community) is None


def test_posts_are_counted_with_the_day_since_when():
    place = a_street()
    assert value("posts.all", place.community) is None
    a_post(place.community, "community_worker", person("李小芳"))
    a_post(place.community, "community_worker", title="空岗")
    counts = {code: value(f"posts.{code}", place.community) for code in ("all", "filled", "vacant")}
    assert counts == {"all": 2, "filled": 1, "vacant": 1}
    assert value("communities", place.street) == 2 and value("communities", place.community) is None


def test_what_was_not_said_is_not_known():
    place = a_street()
    assert value("phone", place.community) is None
    kept = {
        name: getattr(place.community, name)
        for name in ("name", "area_code", "uscc", "founded_on", "desk_address")
    }
    change_body(CLOCK, place.community, **{**kept, "desk_phone": "010-1"})
    assert value("phone", Body.objects.get(pk=place.community.pk)) == "010-1"
