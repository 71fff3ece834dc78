"""A template is put away, not lost."""

import pytest

from linli.kernel.refusals import NotYours
from linli.needs import acts, queries, testing
from linli.needs.models import ReplyTemplate
from linli.needs.tests.asking import last, refused


@pytest.fixture
def template(town):
    return acts.add_template(town.ann, title="已修复", text="已修复。", category=None).noun


def test_it_is_no_longer_offered(town, template):
    acts.retire_template(town.ann, template)
    assert queries.templates_for(testing.working(town)) == []
    assert ReplyTemplate.objects.get(pk=template.pk).text == "已修复。"
    assert last(template).facts["active"] is False


def test_it_refuses_another_organisation(town, template):
    with refused(NotYours):
        acts.retire_template(town.dora, template)


def test_who_stands_above_may_too(town, template):
    assert acts.retire_template(town.sue, template).noun.active is False
