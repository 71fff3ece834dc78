"""Whose desk a need waits at, also where nobody sits."""

from datetime import timedelta

import pytest

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, today, travel
from linli.kernel.testing import statements
from linli.needs import acts, forms, queries, testing
from linli.organisations.acts import change_post, fill_post, vacate_post
from linli.organisations.models import Post
from linli.organisations.testing import holding
from linli.people.models import Person
from linli.people.testing import person


@pytest.fixture
def post(town):
    return Post.objects.get(pk=town.sue.post.id)


@pytest.fixture
def dee(town):
    return holding(person("Dee Deyi"), town.place.district, "district_desk")


def waiting(actor):
    """What lies in the reader's queue to be passed on."""
    at = queries.scope_of(actor)
    queue = next(one for one in queries.queues_of(actor) if one.key == "triage")
    return {need.pk for need in queries.in_queue(queue, at)}


def test_a_need_goes_to_the_desk_of_its_street(town, dee):
    need = testing.raised(town)
    assert need.body_id == town.place.street.pk
    assert (waiting(town.sue), waiting(dee)) == ({need.pk}, set())


def test_where_nobody_sits_it_goes_to_the_level_above_that_has_somebody(town, dee, post):
    vacate_post(CLOCK, post)
    need = testing.raised(town)
    assert need.body_id == town.place.district.pk
    assert waiting(dee) == {need.pk}
    assert acts.dispatch(dee, need, body=town.place.community.pk).noun.state == "dispatched"


def test_what_waits_when_a_desk_falls_vacant_is_at_once_above_and_back_when_it_is_filled(town, dee, post):
    need = testing.raised(town)
    vacate_post(CLOCK, post)
    assert waiting(dee) == {need.pk}
    fill_post(CLOCK, Post.objects.get(pk=post.pk), person=Person.objects.get(pk=town.sue.person_id))
    assert (waiting(town.sue), waiting(dee)) == ({need.pk}, set())


def test_a_term_that_runs_out_leaves_nothing_unseen(town, dee, post):
    need = testing.raised(town)
    change_post(CLOCK, post, ends=today())
    assert waiting(dee) == set()
    with travel(now() + timedelta(days=2)):
        assert waiting(dee) == {need.pk}


def test_without_anybody_anywhere_it_stays_at_the_desk_of_its_street(town, post):
    vacate_post(CLOCK, post)
    assert testing.raised(town).body_id == town.place.street.pk


def test_a_city_is_near_enough_only_where_its_desk_is_filled(town):
    cai = holding(person("Cai Caixia"), town.place.city, "city_desk")
    need = testing.raised(town, area="11")
    assert (need.body_id, waiting(cai)) == (town.place.city.pk, {need.pk})


def test_declined_and_escalated_go_to_the_next_desk_where_somebody_sits(town):
    cai = holding(person("Cai Caixia"), town.place.city, "city_desk")
    declined = acts.decline(town.sue, testing.raised(town), body=None, reason="属于区级职责。").noun
    raised = acts.escalate(town.ann, testing.working(town), reason="社区解决不了。").noun
    assert declined.body_id == cai.post.body_id
    assert raised.body_id == town.place.street.pk


def test_who_sits_where_is_known_without_a_statement(town):
    testing.raised(town)
    with statements(0):
        assert queries.staffed_desk(town.place.community.pk).id == town.place.street.pk
        assert town.place.community.pk in queries.passing(town.place.street.pk)


def queued(actor, key):
    """What lies in one of the reader's queues."""
    queue = next(one for one in queries.queues_of(actor) if one.key == key)
    return {need.pk for need in queries.in_queue(queue, queries.scope_of(actor))}


def test_a_return_below_a_street_without_anybody_is_decided_by_the_district(town, dee, post):
    returned = acts.ask_return(town.ann, testing.dispatched(town), body=None, reason="不归我们管。").noun
    assert (queued(town.sue, "returns"), queued(dee, "returns")) == ({returned.pk}, set())
    vacate_post(CLOCK, post)
    assert queued(dee, "returns") == queued(town.dora, "returns") == {returned.pk}
    assert queued(dee, "today") == {returned.pk}
    decided = acts.send_elsewhere(dee, returned, body=town.place.other.pk)
    assert decided.noun.state == "dispatched"


def test_an_objection_below_a_street_without_anybody_is_decided_by_the_district(town, dee, post):
    need = acts.contest(town.bob, testing.closed(town), reason="还是没修好。").noun
    assert (queued(town.sue, "contested"), queued(dee, "contested")) == ({need.pk}, set())
    vacate_post(CLOCK, post)
    assert queued(dee, "contested") == {need.pk}
    assert acts.review(dee, need, upheld=True, reason="确实没修好。").noun.state == "working"


def test_an_answer_below_a_street_without_anybody_is_called_back_by_the_district(town, dee, post):
    need = testing.replied(town)
    assert (queued(town.sue, "replied"), queued(dee, "replied")) == ({need.pk}, set())
    vacate_post(CLOCK, post)
    assert queued(dee, "replied") == {need.pk}


def test_what_goes_to_a_body_without_a_post_is_taken_on_above_or_sent_elsewhere(town, dee):
    need = acts.dispatch(town.sue, testing.raised(town), body=town.place.other.pk).noun
    assert queued(town.sue, "sign") == queued(town.sue, "today") == {need.pk}
    assert queued(dee, "sign") == queued(town.ann, "sign") == set()
    assert acts.sign(town.sue, need).noun.state == "signed"
    assert (queued(town.sue, "sign"), queued(town.sue, "working")) == (set(), {need.pk})
    back = acts.ask_return(town.sue, need, body=None, reason="那里没有人。").noun
    assert queued(town.sue, "returns") == {back.pk}


def test_what_lay_with_somebody_who_left_is_at_once_with_the_level_above(town, dee):
    need, signed = testing.dispatched(town), testing.working(town)
    assert queued(town.sue, "sign") == queued(town.sue, "working") == set()
    vacate_post(CLOCK, Post.objects.get(pk=town.ann.post.id))
    assert (queued(town.sue, "sign"), queued(town.sue, "working")) == ({need.pk}, {signed.pk})


def test_the_form_says_where_nobody_can_take_it_on(town):
    need = testing.raised(town)
    shown = forms.Dispatch(actor=town.sue, noun=need).as_p()
    note = f"没有人能接办，由{town.place.street.name}处理"
    assert shown.count(note) == 1 and f"{town.place.other.name}（{note}）" in shown
    typed = {"body-words": town.place.other.name, "urgency": "ordinary"}
    first = forms.Dispatch(typed, actor=town.sue, noun=need)
    assert not first.is_valid() and note in first.as_p()
    chosen = typed | {"body": str(town.place.other.pk), "body-asked": town.place.other.name}
    assert forms.Dispatch(chosen, actor=town.sue, noun=need).is_valid()


def test_where_nobody_sits_up_to_the_top_the_form_says_so(town, post):
    vacate_post(CLOCK, post)
    assert "及上级都没有人" in forms.Dispatch(actor=town.sue, noun=testing.raised(town)).as_p()


def test_who_decides_is_known_without_a_statement(town):
    testing.raised(town)
    with statements(0):
        queries.scope_of(town.sue)
