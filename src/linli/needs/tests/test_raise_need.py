"""Somebody says what is the matter."""

import pytest

from linli.kernel.actors import NOBODY
from linli.kernel.journal.models import Key
from linli.kernel.refusals import Refused
from linli.needs import acts, queries, testing
from linli.needs.models import Need, NeedWords, Reporter
from linli.needs.tests.asking import last, refused
from linli.organisations.models import Area


def test_it_stands_at_the_streets_desk_with_a_clock(town):
    need = testing.raised(town)
    assert (need.state, need.body.pk, need.proposed_id) == (
        "triage",
        town.place.street.pk,
        town.place.community.pk,
    )
    assert need.respond_by < need.due_at
    assert last(need).facts["channel"] == "web"


def test_it_takes_somebody_without_an_account_who_gets_a_code(town):
    need = testing.raised(town, by=NOBODY, name="王小明", contact="13900139000")
    part = queries.by_code(need.receipt_code)
    assert (part.need_id, part.person_id) == (need.pk, None)
    assert queries.by_code(need.receipt_code.lower().replace("-", " ")).pk == part.pk
    assert queries.by_code("AAAA-AAAA-AAAA") is None


def test_it_keeps_no_code_and_no_contact_in_the_clear(town):
    need = testing.raised(town, by=NOBODY, contact="13900139000")
    row = Reporter.objects.values().get(need=need)
    assert need.receipt_code.replace("-", "") not in str(row)
    assert "13900139000" not in str(row)


def test_it_writes_no_words_into_the_journal(town):
    need = testing.raised(town, text="哨兵词在此", name="哨兵名")
    assert "哨兵" not in str(vars(last(need)))
    assert NeedWords.objects.filter(need=need, search__words="哨兵").exists()


def test_it_goes_from_staff_in_a_post_to_no_account(town):
    assert Reporter.objects.get(need=testing.raised(town, by=town.ann)).person_id is None


@pytest.mark.parametrize("text", ["", "  \n", "\x00\x01"])
def test_it_refuses_what_says_nothing(town, text):
    with refused(Refused, "text"):
        testing.raised(town, text=text)
    assert not Need.objects.exists()


def test_it_refuses_more_than_can_be_read(town):
    with refused(Refused, "text"):
        testing.raised(town, text="长" * 20_001)
    testing.raised(town, text="长" * 20_000)


@pytest.mark.parametrize(
    "area",
    ["", "99", "990101001001", "1101' OR", "1101010", "110101999999", "110101001 22", "１１０１０１", "11"],
)
def test_it_refuses_a_place_that_nobody_answers_for(town, area):
    with refused(Refused, "area"):
        testing.raised(town, area=area)


def test_it_waits_for_no_second_press(town):
    given = {"text": "灯坏了", "kind": "help", "area": town.place.community.area_code}
    first = acts.raise_need(town.bob, key="one", **given)
    again = acts.raise_need(town.bob, key="one", **given)
    assert again.repeated
    assert again.noun.pk == first.noun.pk
    assert Need.objects.count() == 1


KEY = "5d2f0c5e-90cd-4d2f-8f5a-1c6f3d1c9f10"


@pytest.mark.parametrize("who", ["bob", "nobody"])
def test_a_repeat_with_the_same_key_tells_the_same_receipt(town, who):
    by = town.bob if who == "bob" else NOBODY
    given = {"text": "灯坏了", "kind": "help", "area": town.place.community.area_code, "key": KEY}
    first, again = acts.raise_need(by, **given), acts.raise_need(by, **given)
    assert again.noun.receipt() == first.noun.receipt()
    assert queries.by_code(again.noun.receipt_code).need_id == first.noun.pk
    assert KEY not in str(Key.objects.values_list())


def test_it_tells_it_again_after_the_servers_key_was_changed(town, settings):
    given = {"text": "灯坏了", "kind": "help", "area": town.place.community.area_code, "key": KEY}
    first = acts.raise_need(NOBODY, **given)
    settings.LINLI_FIELD_KEY = f"next:{'ab' * 32},{settings.LINLI_FIELD_KEY}"
    assert acts.raise_need(NOBODY, **given).noun.receipt_code == first.noun.receipt_code
    assert queries.by_code(first.noun.receipt_code).need_id == first.noun.pk


def test_it_refuses_the_receipt_to_whoever_guesses_a_short_key(town):
    given = {"text": "灯坏了", "kind": "help", "area": town.place.community.area_code, "key": "1"}
    first, again = acts.raise_need(NOBODY, **given), acts.raise_need(NOBODY, **given)
    assert (again.noun.pk, again.noun.receipt()) == (first.noun.pk, {})


def test_two_with_the_same_key_and_words_have_two_codes(town):
    given = {"text": "灯坏了", "kind": "help", "area": town.place.community.area_code, "key": KEY}
    codes = {acts.raise_need(by, **given).noun.receipt_code for by in (town.bob, town.dan, NOBODY)}
    assert len(codes) == 3


def test_a_key_that_was_forgotten_makes_a_new_need_with_a_new_code(town):
    given = {"text": "灯坏了", "kind": "help", "area": town.place.community.area_code, "key": KEY}
    first = acts.raise_need(NOBODY, **given)
    Key.objects.all().delete()
    second = acts.raise_need(NOBODY, **given)
    assert not second.repeated
    assert second.noun.receipt_code != first.noun.receipt_code


def test_a_code_filled_up_with_zeros_is_the_same_area(town):
    assert testing.raised(town, area="110101000000").area == "110101"


def test_an_area_of_the_list_without_a_body_of_its_own_goes_to_the_one_around_it(town):
    Area.objects.create(code="110101001099", year=2026, name="新社区", level="community")
    need = testing.raised(town, area="110101001099")
    assert (need.area, need.body_id) == ("110101001099", town.place.street.pk)


def test_nobody_makes_their_own_matter_urgent(town):
    given = {"text": "灯坏了", "kind": "help", "area": town.place.community.area_code, "urgency": "emergency"}
    assert acts.raise_need.submit(NOBODY, None, given).noun.urgency == "ordinary"
    noted = acts.raise_for.submit(
        town.ann, None, {**given, "channel": "visit", "contact": "13900139000"}
    ).noun
    assert noted.urgency == "emergency"


def test_signs_that_cannot_be_seen_are_dropped_wherever_they_are_typed(town):
    given = {
        "text": "a\u0000b\u202e灯坏了", "kind": "help", "area": town.place.community.area_code,
        "address": "三号\u202e楼\u0000", "contact": "1390013\u200b9000",
    }  # fmt: skip
    need = acts.raise_need.submit(NOBODY, None, given).noun
    assert (need.text, need.title, need.address) == ("ab灯坏了", "ab灯坏了", "三号楼")
