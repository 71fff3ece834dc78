"""Templates: a change is a new edition, papers keep theirs; those of a body are for it and all below."""

import pytest

from linli.kernel.queries import visible
from linli.kernel.refusals import NotNow, NotYours, Refused
from linli.organisations.testing import holding
from linli.people.testing import person
from linli.records import acts
from linli.records.acts.paper_seeds import load_papers
from linli.records.models import PaperTemplate
from linli.records.queries import papers
from linli.records.testing.papers import a_notice, shipped

WORDS = {"title": "{组织}关于{事由}的通报", "addressee": "", "text": "{情况…}", "source": "区里的做法"}


def written(clerk, **said):
    return acts.write_template(clerk, kind="notice", name="通报", **{**WORDS, **said}).noun


def test_write_template_is_for_the_body_and_for_all_below(town, clerk):
    template = written(clerk)
    assert template in papers.templates_for(town.ann) and template in papers.templates_for(town.dora)
    paper = acts.draft_paper(town.ann, template=template.pk, **{"ask.事由": "安全检查"}).noun
    assert paper.title == f"{town.place.community.name}关于安全检查的通报"


def test_write_template_refuses_marks_that_do_not_close(clerk):
    for text in (
        "{每项：甲}没有结尾",
        "{有：甲}没有结尾",
        "只有结尾{完}",
        "{有：甲}{完}",
        "{有：甲}{无}{无}{止}",
    ):
        with pytest.raises(Refused):
            written(clerk, text=text)
    assert not PaperTemplate.objects.filter(name="通报").exists()


def test_write_template_refuses_who_does_not_keep_templates(town):
    with pytest.raises(NotYours):
        written(town.ann)


def test_change_template_is_a_new_edition_and_papers_keep_theirs(town, clerk):
    before = a_notice(town.ann)
    template = acts.change_template(clerk, shipped("notice"), **{**WORDS, "text": "新的写法。"}).noun
    assert template.current == 2 and template.editions.count() == 2
    before.refresh_from_db()
    assert before.edition.number == 1 and "新的写法" not in before.edition.text
    after = acts.draft_paper(town.ann, template=template.pk, **{"ask.事由": "甲"}).noun
    assert (after.edition.number, after.text) == (2, "新的写法。")


def test_change_template_refuses_broken_marks_and_others(town, clerk):
    with pytest.raises(Refused):
        acts.change_template(clerk, shipped("notice"), **{**WORDS, "text": "{每项：甲}"})
    with pytest.raises(NotYours):
        acts.change_template(town.ann, shipped("notice"), **WORDS)
    assert shipped("notice").current == 1


def test_what_came_with_the_product_is_changed_at_the_root_of_the_tree_only(town):
    officer = holding(person("Otto Officer"), town.place.district, "district_officer")
    with pytest.raises(NotYours):
        acts.change_template(officer, shipped("notice"), **WORDS)
    own = written(officer)
    assert acts.change_template(officer, own, **WORDS).noun.current == 2
    assert own not in papers.templates_for(holding(person("Cleo"), town.place.city, "city_desk"))


def test_change_template_waits_while_another_edition_was_saved(town, clerk):
    template = shipped("notice")
    acts.change_template(clerk, template, **WORDS)
    with pytest.raises(NotNow):
        acts.change_template(clerk, template, seen=0, **WORDS)


def test_retire_template_is_no_longer_offered_and_is_not_changed(town, clerk):
    template = acts.retire_template(clerk, written(clerk)).noun
    assert template not in papers.templates_for(town.ann)
    with pytest.raises(Refused):
        acts.change_template(clerk, template, **WORDS)
    with pytest.raises(NotNow):
        acts.retire_template(clerk, template)


def test_residents_see_no_templates(town):
    assert not visible("records.papertemplate", town.bob).exists()


def test_loading_again_changes_nothing_that_was_changed(town, clerk):
    acts.change_template(clerk, shipped("notice"), **WORDS)
    assert load_papers() == 0 and shipped("notice").current == 2
