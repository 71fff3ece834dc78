"""Words that an organisation uses again and again."""

from linli.kernel.forms import Invalid
from linli.kernel.refusals import NotYours
from linli.needs import acts, queries, testing
from linli.needs.tests.asking import last, refused


def test_it_is_offered_to_those_who_answer_there(town):
    one = acts.add_template(town.ann, title="已修复", text="{number} 已修复。", category=None).noun
    assert [each.pk for each in queries.templates_for(testing.working(town))] == [one.pk]
    assert last(one).facts["body"] == town.place.community.pk


def test_it_is_not_offered_elsewhere(town):
    acts.add_template(town.sue, title="街道", text="街道答复。", category=None)
    assert queries.templates_for(testing.working(town)) == []


def test_it_refuses_who_does_not_answer(town):
    with refused(NotYours):
        acts.add_template(town.bob, title="我的", text="不行。", category=None)


def test_it_refuses_a_template_without_words(town):
    with refused(Invalid, field="text"):
        acts.add_template.submit(town.ann, None, {"title": "空"})
