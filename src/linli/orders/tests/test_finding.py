"""Finding on the menu, matching, the three lists."""

from datetime import timedelta

from linli.kernel.clock import today
from linli.kernel.testing import statements
from linli.orders import acts, queries, testing
from linli.orders.forms import Find
from linli.orders.queries import Wish, bodies
from linli.organisations.testing import a_body


def titles(home, **wish):
    return [one.offer.title for one in queries.found_offers(home, Wish(**wish))]


def test_it_is_found_by_plain_words_and_by_what_was_asked(market):
    testing.published(market, title="义务理发", theme="elderly", text="行动不便的老人上门")
    testing.published(market, title="周末开放操场")
    home = market.place.community.pk
    assert titles(home, q="理发") == ["义务理发"] and titles(home, q="老人") == ["义务理发"]
    assert titles(home, theme="culture") == ["周末开放操场"] and titles(home, provider="public") == []
    assert titles(None, q="操场") == ["周末开放操场"]


def test_the_nearest_comes_first_with_its_reason(market):
    testing.published(market, title="远的", at=testing.ref(market.place.other))
    testing.published(market, title="近的")
    testing.published(market, title="更远的", at=testing.ref(market.place.other))
    found = queries.found_offers(market.place.community.pk)
    assert [one.offer.title for one in found] == ["近的", "更远的", "远的"]
    assert found[0].why and found[0].why != found[1].why
    assert titles(market.place.community.pk, q="远的")[:1] == ["更远的"]


def test_it_asks_two_statements_whatever_is_there(market):
    for n in range(12):
        testing.published(market, title=f"服务{n}")
    with statements(2):
        assert len(queries.found_offers(market.place.community.pk)) == 12


def test_by_day_price_and_steps(market):
    offer, session = testing.with_session(market, is_barrier_free=True)
    testing.published(market, title="收费的", fee=5, basis="区标准")
    testing.published(market, title="过了的", last_day=today())
    home, day = market.place.community.pk, today() + timedelta(days=3)
    assert titles(home, day=day) == ["收费的", offer.title]
    assert offer.title not in titles(home, day=day + timedelta(days=1))
    assert titles(home, free=True, barrier_free=True) == [offer.title]
    assert session.seats == 2


def test_offers_and_wants_find_each_other_with_the_reason(market):
    offer, want = testing.published(market), testing.wanted(market)
    (pair,) = queries.offers_for(want)
    assert pair.offer.pk == offer.pk and "操场" in str(pair.why)
    (back,) = queries.wants_for(offer)
    assert back.want.pk == want.pk
    assert queries.wants_for(testing.published(market, theme="law", title="普法")) == []


def test_what_found_no_offer_is_told_by_theme(market):
    testing.wanted(market)
    other = testing.wanted(market, title="想要法律讲座", theme="law")
    acts.answer_want(market.uma, want=other.pk, words="可以讲")
    lines = queries.unmet_by_theme(market.place.street.path)
    assert [(one["theme"].value, one["n"], one["offers"]) for one in lines] == [("culture", 1, 0)]


def test_the_three_lists_hold_wants_resources_and_projects(market):
    testing.wanted(market)
    testing.published(market)
    testing.wanted(market, by=market.bob, title="想学手机", theme="work")
    told = queries.three_lists(market.sue, testing.ref(market.place.street))
    assert (len(told["wants"]), len(told["offers"]), told["units"], told["projects"]) == (1, 1, 2, [])
    assert [(one["theme"].value, one["n"]) for one in told["neighbours"]] == [("work", 1)]


def test_the_directory_speaks_hsds(client, market):
    """Identifiers stay, capacity is never more than there is, and a neighbour's offer is not in it."""
    offer, session = testing.with_session(market, seats=3, text="带孩子来跑步", is_barrier_free=True)
    testing.published(market, by=market.bob, title="教织毛衣")
    testing.placed(market, offer=offer, session=session.pk, how_many=2)
    with statements(3):
        told = queries.hsds_services(market.bob)
    (one,) = told["contents"]
    assert (told["last_page"], one["name"], one["status"]) == (True, offer.title, "active")
    assert one["organization"]["name"] == market.unit.name and one["cost_options"][0]["amount"] == 0
    assert (one["capacities"][0]["available"], one["capacities"][0]["maximum"]) == (1, 3)
    assert one["schedules"][-1]["opens_at"] == "09:00" and one["assured_date"]
    answer = client.get("/api/queries/orders.hsds", {"q": "操场"})
    assert answer.status_code == 200 and one["id"] in answer.content.decode()


def test_the_booklet_holds_what_organisations_offer(client, market):
    testing.published(market)
    testing.published(market, by=market.bob, title="教织毛衣", theme="other")
    page = client.get("/services/booklet/", {"near": market.place.community.pk}).content.decode()
    assert "周末开放操场" in page and "教织毛衣" not in page


def test_in_a_whole_city_a_reader_chooses_among_the_places_around(market, monkeypatch):
    here, far = (
        market.place.community,
        a_body("district_government", "西城区人民政府", market.place.city, "110102"),
    )
    there = a_body("residents_committee", "西城某社区居委会", far, "110102001001")
    monkeypatch.setattr(bodies, "MANY", 3)

    def offered(**how):
        return {pk for _name, some in Find({}, **how).fields["near"].choices[1:] for pk, _name in some}

    assert here.pk in offered(home=here.pk) and there.pk not in offered(home=here.pk)
    assert far.pk in offered(home=here.pk) and far.pk in offered()
    chosen = Find({"near": str(there.pk)}, home=here.pk)
    assert chosen.is_valid() and chosen.cleaned_data["near"] == str(there.pk)
    assert (
        acts.draft_offer.read(market.uma, None, {"title": "借操场", "theme": "culture", "at": str(there.pk)})[
            "at"
        ].id
        == there.pk
    )
