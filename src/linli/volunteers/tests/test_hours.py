"""Hours in question, claimed, corrected, taken back: nothing unconfirmed is ever part of a total."""

from datetime import timedelta

from django.db.models import Sum

from linli.kernel.clock import now, today, travel
from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.volunteers import acts, queries, reactions, testing
from linli.volunteers.models import Hours
from linli.volunteers.tests.asking import last, refused, told


def total(actor):
    return queries.confirmed_minutes(actor.person_id)


def claim(team, **said):
    given = {
        "body": testing.ref(team.place.community),
        "title": "扫雪",
        "served_on": today(),
        "minutes": 90,
        "words": "老李看见的",
    }
    return acts.claim_hours(team.cat, **{**given, **said}).noun


def test_what_is_questioned_is_corrected_and_then_confirmed(team):
    hours = acts.contest_hours(team.cat, testing.served(team), minutes=180, words="三个小时才对。").noun
    assert (hours.state, total(team.cat)) == ("contested", 0)
    hours = acts.correct_hours(team.mei, hours, minutes=180, answer="您说得对。").noun
    assert acts.confirm_hours(team.cat, hours).noun.minutes == 180
    assert total(team.cat) == 180


def test_what_is_left_as_it_was_still_waits_for_the_volunteer(team):
    hours = acts.contest_hours(team.cat, testing.served(team), minutes=180, words="三个小时才对。").noun
    with refused(Refused):
        acts.uphold_hours(team.mei, hours, answer="")
    hours = acts.uphold_hours(team.mei, hours, answer="签到表上是两小时。").noun
    assert (hours.state, total(team.cat)) == ("upheld", 0)
    acts.confirm_hours(team.cat, hours)
    assert total(team.cat) == 120


def test_a_question_needs_a_few_words(team):
    with refused(Refused):
        acts.contest_hours(team.cat, testing.served(team), minutes=1, words="")


def test_looking_later_stops_the_reminder_and_nothing_confirms_by_waiting(team):
    hours = testing.served(team)
    with travel(hours.posted_at + timedelta(days=4)):
        assert (reactions.remind_of_hours(), reactions.remind_of_hours()) == (1, 0)
    other = testing.served(team, task=testing.published(team, title="清扫"))
    acts.see_hours(team.cat, other)
    with travel(other.posted_at + timedelta(days=400)):
        assert reactions.remind_of_hours() == 0
        assert total(team.cat) == 0
    assert len(told(team.cat)) == 5
    with refused(NotYours):
        acts.remind_of_hours(team.ann, hours)


def test_a_claim_counts_when_the_organiser_accepts_it(team):
    hours = claim(team)
    assert (hours.state, total(team.cat)) == ("claimed", 0)
    with refused(NotYours):
        acts.accept_claim(team.cat, hours)
    acts.accept_claim(team.ann, hours)
    assert total(team.cat) == 90


def test_the_organiser_saw_it_otherwise_and_the_volunteer_has_the_last_word(team):
    hours = acts.propose_instead(team.ann, claim(team), minutes=60, answer="一小时。").noun
    assert (hours.state, hours.minutes, total(team.cat)) == ("proposed", 60, 0)
    acts.confirm_hours(team.cat, hours)
    assert total(team.cat) == 60


def test_a_claim_is_declined_with_reasons_or_taken_back(team):
    with refused(Refused):
        acts.decline_claim(team.ann, claim(team), answer="不")
    hours = acts.decline_claim(team.ann, claim(team), answer="那天没有这项活动。").noun
    assert hours.state == "declined"
    assert acts.drop_hours(team.cat, claim(team)).noun.state == "declined"
    with refused(NotYours):
        acts.drop_hours(team.ann, claim(team))


def test_claims_of_the_future_of_long_ago_and_of_strangers_are_refused(team):
    for day in (today() + timedelta(days=1), today() - timedelta(days=400)):
        with refused(Refused):
            claim(team, served_on=day)
    with refused(Refused):
        acts.claim_hours(
            team.dan, body=testing.ref(team.place.community), title="扫雪", served_on=today(), minutes=9
        )
    with refused(Refused):
        claim(team, minutes=0)


def test_somebody_without_a_sign_up_is_noted_by_number(team):
    given = {"number": queries.profile_of(team.cat), "title": "扫雪", "served_on": today(), "minutes": 30}
    hours = acts.note_hours(team.ann, **given).noun
    assert (hours.sign_up, hours.state) == (None, "proposed")
    for kind in ("staff_work", "school_duty", "donation"):
        with refused(Refused):
            acts.note_hours(team.ann, **given, counts_as=kind)
    testing.volunteer(team.ann)
    with refused(NotYours):
        acts.note_hours(team.ann, **{**given, "number": queries.profile_of(team.ann)})


def test_a_proposal_is_taken_back_without_a_trace_in_totals(team):
    hours = acts.drop_hours(team.ann, testing.served(team)).noun
    assert (hours.state, last(hours).amounts, total(team.cat)) == ("declined", {}, 0)


def test_a_correction_is_the_opposite_amount_and_a_new_proposal(team):
    hours = testing.confirmed(team)
    with travel(hours.confirmed_at + timedelta(days=1)):
        old = acts.reverse_hours(team.ann, hours, answer="多记了一小时。", minutes=60).noun
    assert (old.state, last(old).amounts) == ("reversed", {"minutes": -120, "services": -1})
    new = Hours.objects.get(corrects=old)
    assert (new.state, new.minutes, total(team.cat)) == ("proposed", 60, 0)
    acts.confirm_hours(team.cat, new)
    assert total(team.cat) == 60
    told_of = Entry.objects.filter(kind__in=["volunteers.hours.confirmed", "volunteers.hours.reversed"])
    assert sum(int(one.amounts["minutes"]) for one in told_of) == 60


def test_after_the_lock_only_somebody_above_takes_back(team):
    hours = testing.confirmed(team)
    with travel(hours.confirmed_at + timedelta(days=14)):
        with refused(NotNow):
            acts.reverse_hours(team.ann, hours, answer="多记了一小时。")
        assert acts.reverse_hours(team.vera, hours, answer="核查后不实。").noun.state == "reversed"
    assert total(team.cat) == 0


def test_a_stranger_puts_nothing_right(team):
    hours = testing.confirmed(team)
    with refused(NotYours):
        acts.put_right(team.dan, wrong=hours, minutes=60)
    with refused(NotYours):
        acts.post_served(team.dan, sign_up=hours.sign_up, minutes=60)


def test_totals_are_sums_of_what_is_confirmed(team):
    testing.confirmed(team, 100)
    testing.served(team, 50, task=testing.published(team, title="清扫"))
    kept = Hours.objects.filter(person=team.cat.person_id, state="confirmed").aggregate(n=Sum("minutes"))["n"]
    assert kept == total(team.cat) == 100
    assert now() is not None
