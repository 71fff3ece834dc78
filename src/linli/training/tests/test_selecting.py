"""How an empty post is filled: opened, recommended, checked, filled, stopped; counted without names."""

from linli.kernel.clock import today
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.testing.asking import last, refused
from linli.organisations.acts import fill_post
from linli.training import acts, queries, testing


def checked(town, post):
    one = acts.open_selection(town.pat, post=post.pk).noun
    acts.recommend(town.pat, one, **testing.RECOMMENDED)
    return acts.check(town.pat, one, note="组织部门已考察").noun


def test_open_selection_begins_for_an_empty_post_below(town):
    one = testing.selection(town, role="community_secretary")
    assert (one.state, one.opened_on) == ("recommending", today())
    assert list(queries.selections_of(town.place.street.path)) == [one]


def test_open_selection_refuses_held_posts_those_elsewhere_and_twice(town):
    post = testing.vacancy(town)
    for wrong in (town.sec.post.id, 0):
        with refused() as told:
            acts.open_selection(town.pat, post=wrong)
        assert told.value.field == "post"
    acts.open_selection(town.pat, post=post.pk)
    with refused():
        acts.open_selection(town.pat, post=post.pk)


def test_open_selection_is_for_those_who_select(town):
    with refused(NotYours):
        acts.open_selection(town.sue, post=testing.vacancy(town).pk)


def test_recommend_notes_channel_and_group_and_no_name(town):
    one = testing.selection(town, role="community_secretary")
    acts.recommend(town.pat, one, **testing.RECOMMENDED, note="张某某、李某某")
    facts = last(one).facts
    assert (facts["channel"], facts["group"], facts["candidates"]) == ("recommended", "retired", 2)
    assert "张某某" not in str(facts)


def test_recommend_refuses_twice_and_others(town):
    one = testing.selection(town, role="community_secretary")
    with refused(NotYours):
        acts.recommend(town.sue, one, **testing.RECOMMENDED)
    acts.recommend(town.pat, one, **testing.RECOMMENDED)
    with refused(NotNow):
        acts.recommend(town.pat, one, **testing.RECOMMENDED)


def test_check_waits_for_the_recommendation(town):
    one = testing.selection(town, role="community_secretary")
    with refused(NotNow):
        acts.check(town.pat, one, note="已考察")
    acts.recommend(town.pat, one, **testing.RECOMMENDED)
    with refused(NotYours):
        acts.check(town.sue, one, note="已考察")
    assert acts.check(town.pat, one, note="已考察").noun.state == "checked"


def test_reopen_begins_the_recommendation_anew(town):
    one = acts.reopen(town.pat, checked(town, testing.vacancy(town)), reason="人选放弃").noun
    assert (one.state, one.channel, one.group, one.candidates_n) == ("recommending", "", "", None)


def test_reopen_refuses_where_nothing_was_recommended_and_others(town):
    one = testing.selection(town, role="community_secretary")
    with refused(NotNow):
        acts.reopen(town.pat, one, reason="人选放弃")
    acts.recommend(town.pat, one, **testing.RECOMMENDED)
    with refused(NotYours):
        acts.reopen(town.sue, one, reason="人选放弃")


def test_fill_waits_until_somebody_holds_the_post(town):
    post = testing.vacancy(town)
    one = checked(town, post)
    with refused():
        acts.fill(town.pat, one, filled_on=today())
    fill_post(town.pat.__class__(is_clock=True), post, person=testing.person_of(town.bob), begins=today())
    done = acts.fill(town.pat, one, filled_on=today())
    assert done.entry.amounts == {"filled": 1, "channel.recommended": 1, "group.retired": 1}
    channels, groups = queries.counted(town.place.street.path, today(), testing.a_day(1))
    assert (channels["recommended"], groups["retired"]) == (1, 1)


def test_fill_refuses_a_day_outside_and_what_is_not_checked(town):
    post = testing.vacancy(town)
    one = checked(town, post)
    fill_post(town.pat.__class__(is_clock=True), post, person=testing.person_of(town.bob), begins=today())
    for day in (testing.a_day(-1), testing.a_day(1)):
        with refused() as told:
            acts.fill(town.pat, one, filled_on=day)
        assert told.value.field == "filled_on"
    with refused(NotNow):
        acts.fill(town.pat, testing.selection(town, role="street_desk"), filled_on=today())


def test_stop_ends_it_and_another_can_begin(town):
    post = testing.vacancy(town)
    one = acts.open_selection(town.pat, post=post.pk).noun
    assert acts.stop(town.pat, one, reason="岗位撤销").noun.state == "stopped"
    assert acts.open_selection(town.pat, post=post.pk).noun.pk != one.pk


def test_stop_refuses_what_is_over_and_others(town):
    one = testing.selection(town, role="community_secretary")
    with refused(NotYours):
        acts.stop(town.sue, one, reason="岗位撤销")
    acts.stop(town.pat, one, reason="岗位撤销")
    with refused(NotNow):
        acts.stop(town.pat, one, reason="岗位撤销")


def test_a_selection_is_seen_by_those_who_select(town):
    one = testing.selection(town, role="community_secretary")
    assert one in queries.selections_seen(town.pat) and one in queries.selections_seen(town.dora)
    assert not queries.selections_seen(town.sue) and not queries.selections_seen(town.bob)
    assert not Entry.objects.filter(noun="training.selection", facts__has_key="subject").exists()
