"""The reserve: written by oneself, answered, renewed, ended by itself, taken out; read with a purpose."""

from datetime import timedelta

from linli.kernel.actors import CLOCK, NOBODY
from linli.kernel.clock import now, today, travel
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours
from linli.kernel.testing.asking import last, refused, words_to
from linli.people.queries import data_about
from linli.training import acts, queries, reactions, testing
from linli.training.models import Reserve


def accepted(town, **said):
    return acts.accept(town.pat, testing.applied(town, **said)).noun


def test_apply_keeps_what_one_wrote_encrypted_and_out_of_the_journal(town):
    one = testing.applied(town)
    assert (one.state, one.applied_on, one.ends_on) == ("applied", today(), None)
    facts = last(one).facts
    assert "电脑" not in str(facts) and facts["subject"] == town.bob.person_id


def test_apply_refuses_without_consent_twice_and_elsewhere(town):
    with refused() as told:
        testing.applied(town, agree=False)
    assert told.value.field == "agree" and not Reserve.objects.exists()
    for wrong in (town.place.community.pk, 0):
        with refused() as told:
            testing.applied(town, body=wrong)
        assert told.value.field == "body"
    testing.applied(town)
    with refused():
        testing.applied(town)


def test_apply_is_for_people_who_are_known(town):
    with refused(NotYours):
        testing.applied(town, NOBODY)


def test_accept_tells_the_person_until_when(town):
    one = accepted(town)
    assert one.state == "accepted" and (one.ends_on - today()).days in (730, 731)
    assert "后备人才库" in words_to(town.bob)[-1]


def test_accept_refuses_others_and_twice(town):
    one = testing.applied(town)
    for other in (town.sue, town.bob):
        with refused(NotYours):
            acts.accept(other, one)
    acts.accept(town.pat, one)
    with refused(NotNow):
        acts.accept(town.pat, one)


def test_decline_tells_the_reason_to_the_person(town):
    one = testing.applied(town)
    with refused(NotYours):
        acts.decline(town.sue, one, reason="目前没有岗位")
    assert acts.decline(town.pat, one, reason="目前没有岗位").noun.state == "declined"
    assert words_to(town.bob)
    with refused(NotNow):
        acts.decline(town.pat, one, reason="目前没有岗位")


def test_renew_goes_on_for_as_long_again(town):
    one = accepted(town)
    with travel(now() + timedelta(days=700)):
        assert (acts.renew(town.bob, one).noun.ends_on - today()).days in (730, 731)


def test_renew_refuses_others_and_what_has_ended(town):
    one = accepted(town)
    with refused(NotYours):
        acts.renew(town.pat, one)
    with travel(now() + timedelta(days=800)), refused(NotNow):
        acts.renew(town.bob, one)


def test_appoint_ends_the_entry(town):
    one = accepted(town)
    with refused(NotYours):
        acts.appoint(town.bob, one)
    done = acts.appoint(town.pat, one)
    assert (done.noun.state, done.entry.amounts) == ("appointed", {"in_reserve": -1, "appointed": 1})
    with refused(NotNow):
        acts.appoint(town.pat, one)


def test_withdraw_empties_the_words_at_once(town):
    one = acts.withdraw(town.bob, accepted(town)).noun
    assert one.state == "withdrawn" and not one.skills and not one.wishes
    with refused(NotNow):
        acts.withdraw(town.bob, one)


def test_withdraw_is_for_the_person_alone_and_needs_no_answer_first(town):
    one = testing.applied(town)
    with refused(NotYours):
        acts.withdraw(town.pat, one)
    assert acts.withdraw(town.bob, one).entry.amounts == {}


def test_expire_ends_what_nobody_renewed(town):
    one = accepted(town)
    with refused(NotNow):
        acts.expire(CLOCK, one)
    with travel(now() + timedelta(days=740)):
        with refused(NotYours):
            acts.expire(town.pat, one)
        assert reactions.look_after_reserve() == 1
        after = testing.fresh(one)
        assert after.state == "expired" and not after.skills


def test_remind_asks_the_person_before_it_ends_once_a_step(town):
    one = accepted(town)
    told = []
    for days in (600, 680, 681, 710, 711):
        with travel(now() + timedelta(days=days)):
            told.append(reactions.look_after_reserve())
    assert told == [0, 1, 0, 1, 0] and "即将到期" in words_to(town.bob)[-1]
    assert [entry.facts["step"] for entry in _reminders(one)] == [60, 30]


def test_remind_is_the_clocks_alone(town):
    with refused(NotYours):
        acts.remind(town.pat, accepted(town), step=60)


def test_read_leaves_an_entry_that_the_person_sees(town):
    one = testing.applied(town)
    with refused(NotYours):
        acts.read(town.sue, one, purpose="handle_case")
    acts.read(town.pat, one, purpose="handle_case")
    entry = last(one)
    assert (entry.kind, entry.facts["purpose"]) == ("training.reserve.read", "handle_case")
    assert entry.actor == town.pat.person_id


def test_the_person_sees_and_takes_away_what_is_kept(town):
    testing.applied(town)
    told = str(data_about(town.bob.person_id, own_request=True))
    assert "会协调，懂电脑" in told


def test_an_entry_is_seen_by_its_person_and_the_streets_secretary(town):
    one = testing.applied(town)
    for reader in (town.bob, town.pat, town.dora):
        assert one in queries.reserve_seen(reader)
    for reader in (town.sue, town.ann, town.cat, NOBODY):
        assert one not in queries.reserve_seen(reader)


def _reminders(one):
    return Entry.objects.filter(kind="training.reserve.reminded", noun_id=one.pk).order_by("id")
