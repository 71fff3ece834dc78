"""raise_for_members: a mass organisation is the requester; it follows, is answered, rates; no member is named."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from linli.kernel.clock import today
from linli.kernel.clock.periods import month_of
from linli.kernel.delivery.models import Delivery
from linli.kernel.hands import held_by
from linli.kernel.ledgers import LEDGERS
from linli.kernel.refusals import NotYours, Refused
from linli.kernel.testing import statements
from linli.needs import acts, policy, queries, testing
from linli.needs.models import Need, Reporter
from linli.needs.queries import rates, voices
from linli.needs.queries.digests import digests
from linli.organisations.acts import change_body, pass_on
from linli.organisations.testing import a_body, a_notice, dissolved, holding
from linli.people.models import Person
from linli.people.testing import person, sign_in

WORDS = "外卖会员反映，楼下没有充电柜，希望设一个。"


@pytest.fixture
def union(town):
    body = a_body("mass_organisation", "东华门街道工会联合会", town.place.street)
    return change_body(
        holding(person("Admin"), town.place.city, "administrator"), body, desk_phone="010-12345678"
    ).noun


@pytest.fixture
def una(union):
    return holding(person("Una Gonghui"), union, "masses_officer")


def voiced(town, una, **inputs):
    given = {"members": 120, "text": WORDS, "kind": "suggestion", "area": town.place.community.area_code}
    return acts.raise_for_members(una, **{**given, **inputs}).noun


def test_it_is_the_organisation_s_matter_and_nobody_is_named(town, union, una):
    need = voiced(town, una)
    one = Reporter.objects.get(need=need)
    assert (one.body_id, one.members, one.person_id) == (union.pk, 120, None)
    assert (need.origin, need.origin_id) == ("organisations.body", union.pk)
    assert one.name.open("deliver") == union.name and one.contact.open("deliver") == "010-12345678"
    assert need.state == "triage" and need.body_id == town.place.street.pk


def test_whoever_speaks_for_it_follows_it_and_nobody_else(town, union, una):
    need = voiced(town, una)
    heir = holding(person("Hui Jieban"), union, "masses_officer")
    other = holding(
        person("Wen Fulian"), a_body("mass_organisation", "妇联", town.place.street), "masses_officer"
    )
    plain = holding(person("Plain"), union, "unit_contact")
    for actor, sees in ((una, True), (heir, True), (other, False), (plain, False), (town.bob, False)):
        assert queries.visible_needs(actor).filter(pk=need.pk).exists() is sees
        assert (queries.finding.need_seen(actor, need.pk) is not None) is sees
        assert policy.is_reporter(actor, need) is sees


def test_it_refuses_a_post_that_speaks_for_nobody_and_a_body_that_is_none(town, union):
    with pytest.raises(NotYours):
        acts.raise_for_members(
            town.ann, members=5, text=WORDS, kind="help", area=town.place.community.area_code
        )
    firm = holding(person("Firm"), a_body("resident_unit", "某公司", town.place.street), "masses_officer")
    with pytest.raises(Refused):
        voiced(town, firm)
    assert not Need.objects.exists()


def test_it_refuses_no_words_no_place_and_a_notice_that_is_gone(town, una):
    for inputs, field in (({"text": " "}, "text"), ({"area": "999"}, "area"), ({"notice": 999}, "notice")):
        with pytest.raises(Refused) as refused:
            voiced(town, una, **inputs)
        assert refused.value.field == field
    form = acts.raise_for_members.form({"members": "0", "text": WORDS}, actor=una)
    assert not form.is_valid() and "members" in form.errors


def test_it_is_answered_and_rates_as_every_other(town, union, una):
    need = acts.dispatch(town.sue, voiced(town, una), body=town.place.community.pk).noun
    need = acts.reply(town.ann, acts.sign(town.ann, need).noun, outcome="solved", text="已设充电柜。").noun
    told = Delivery.objects.filter(noun="needs.need", noun_id=need.pk, to_body=union.pk)
    assert told.filter(link__startswith="/rate/").count() == 1 and not told.exclude(address="").exists()
    need = acts.rate(una, need, contacted=True, solved=True, satisfied="yes").noun
    assert need.state == "closed" and voices.counted_by(union.pk).get() == {
        "n": 1, "members": 120, "answered": 1, "solved": 1,
    }  # fmt: skip
    with pytest.raises(Refused):
        acts.rate(una, need, contacted=True, solved=True, satisfied="yes")


def test_it_counts_as_raised_and_its_clock_runs(town, una):
    need = voiced(town, una)
    assert need.due_at is not None and queries.course_of(need).start == need.clock_from
    counted = rates.figures([town.place.street.pk], month_of(need.raised_at.date()))[town.place.street.pk]
    assert counted.counted["raised"] == 1


def shown(actor, address, **asked):
    """The page as somebody signed in reads it."""
    client = Client()
    sign_in(client, Person.objects.get(pk=actor.person_id))
    return client.get(address, asked).content.decode()


def test_a_question_about_a_notice_goes_to_whom_it_came_from(town, una):
    notice = a_notice(town.sue, town.place.street)
    need = voiced(town, una, kind="consult", notice=notice.pk)
    assert (need.origin, need.origin_id) == ("organisations.notice", notice.pk)
    assert (need.proposed_id, need.state) == (town.place.street.pk, "triage")
    pass_on(una, notice=notice, words="会员的父母可以去登记。")
    at = notice.get_absolute_url()
    assert "会员的父母可以去登记。" in shown(town.bob, at) and WORDS[:8] not in shown(town.bob, at)
    assert WORDS[:8] in shown(una, at) and WORDS[:8] in shown(town.sue, at)


def test_desk_and_ledger_say_in_whose_name(town, union, una):
    need, plain = voiced(town, una), testing.raised(town)
    page = shown(town.sue, reverse("needs:desk_need", args=[need.pk]))
    assert union.name in page and "代表约 120 名成员" in page
    assert "代表约" not in shown(town.sue, reverse("needs:desk_need", args=[plain.pk]))
    assert "群团或社会组织代表成员" in shown(town.sue, "/desk/?queue=triage")
    ledger = LEDGERS["needs.handled"]
    rows = list(
        ledger.rows(town.place.city.path, need.raised_at.date(), today() + timedelta(days=1)).order_by("pk")
    )
    with statements(3):
        ledger.complete(rows)
    values = {
        one.code: [one.value(row) for row in rows]
        for one in ledger.columns
        if one.code in ("speaker", "members")
    }
    assert values == {"speaker": [union.name, ""], "members": [120, None]}
    assert next(one for one in ledger.choices if one.name == "origin").lookup == "origin"


def test_digests_can_be_narrowed_to_what_organisations_raised(client, town, una):
    for need in (voiced(town, una), testing.raised(town)):
        need = acts.dispatch(town.sue, need, body=town.place.community.pk).noun
        need = acts.reply(town.ann, acts.sign(town.ann, need).noun, outcome="solved", text="好了。").noun
        acts.publish(town.sue, need, title=f"公开{need.pk}", text="原文", reply="好了。")
    assert digests().count() == 2 and digests(voiced=True).count() == 1
    for asked, n in (({}, 2), ({"voiced": "on"}, 1)):
        assert len(client.get(reverse("needs:digests"), asked).context["lines"]) == n


def test_the_list_of_an_organisation_costs_the_same_for_few_and_for_many(town, una):
    client = Client()
    sign_in(client, Person.objects.get(pk=una.person_id))
    voiced(town, una)
    client.get(reverse("needs:voices"))
    with statements(10) as few:
        assert client.get(reverse("needs:voices")).status_code == 200
    for _time in range(6):
        voiced(town, una)
    with statements(len(few)):
        assert len(client.get(reverse("needs:voices")).context["matters"]) == 7


def test_the_one_that_follows_an_organisation_that_ends_follows_its_matters_too(town, union, una):
    need = voiced(town, una)
    heir = a_body("mass_organisation", "安定街道工会联合会", town.place.street)
    hong = holding(person("Hong Gonghui"), heir, "masses_officer")
    assert [one.n for one in held_by(union.pk) if one.key == "needs.voiced"] == [1]
    dissolved(union, heir)
    assert Reporter.objects.get(need=need).body_id == heir.pk
    assert Delivery.objects.filter(to_body=heir.pk, noun_id=need.pk).exists()
    assert policy.speaks(hong) == heir.pk and need in voices.raised_by(heir.pk)
    assert [one.n for one in held_by(heir.pk) if one.key == "needs.voiced"] == [1]


def test_it_waits_where_nobody_follows(town, union, una):
    voiced(town, una)
    with pytest.raises(Refused):
        dissolved(union)
    assert Reporter.objects.get().body_id == union.pk


def test_it_refuses_everybody_but_the_clock_to_change_who_speaks(town, union, una):
    with pytest.raises(NotYours):
        acts.change_speaker(town.sue, voiced(town, una), gone=union.pk, heir=town.place.street.pk)
