"""Another kind or urgency: the clock keeps its beginning."""

from linli.kernel.reference import touch
from linli.kernel.refusals import NotYours
from linli.needs import acts, queries, testing
from linli.needs.models import Category
from linli.needs.tests.asking import last, refused


def test_it_changes_kind_and_urgency_and_says_what_was_before(town):
    need = acts.classify(town.sue, testing.raised(town), kind="complaint", category=None, urgency="hard").noun
    assert (need.kind, need.urgency) == ("complaint", "hard")
    assert last(need).facts["urgency_before"] == "ordinary"


def test_the_clock_is_reckoned_anew_from_the_same_beginning(town):
    before = testing.raised(town)
    after = acts.classify(town.sue, before, kind="help", category=None, urgency="hard").noun
    assert after.clock_from == before.clock_from
    assert after.due_at > before.due_at
    assert queries.reckoned(queries.course_of(after), after.area).at == after.due_at


def test_it_refuses_a_stranger(town):
    with refused(NotYours):
        acts.classify(town.dan, testing.raised(town), kind="help", category=None, urgency="hard")


def test_it_waits_with_the_clock_while_that_stands_still(town):
    need = acts.pause(town.ann, testing.working(town), cause="force", note="大雪。").noun
    after = acts.classify(town.ann, need, kind="help", category=None, urgency="hard").noun
    assert after.due_at is None
    again = acts.unpause(town.ann, after).noun
    assert again.due_at == queries.reckoned(queries.course_of(again), again.area).at


def test_what_it_is_about_is_counted_anew_by_the_opposite_amount(town):
    light = Category.objects.create(code="light", name="路灯", name_en="Lamps")
    noise = Category.objects.create(code="noise", name="噪声", name_en="Noise")
    touch("needs.category")
    need = testing.raised(town, category=light.pk)
    acts.classify(town.sue, need, kind="help", category=noise.pk, urgency="ordinary")
    assert last(need).amounts == {"about.light": -1, "about.noise": 1}
