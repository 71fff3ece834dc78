"""The categories that come with the product."""

import pytest
from django.core.management import call_command

from linli.needs import queries
from linli.needs.acts.seeding import load_categories
from linli.needs.models import Category
from linli.needs.states import Urgency


@pytest.mark.django_db
def test_it_loads_fifteen_groups_with_their_categories():
    load_categories()
    groups = Category.objects.filter(parent=None)
    assert groups.count() == 15
    assert Category.objects.exclude(parent=None).count() > 100
    assert all(one.name_en and one.urgency in Urgency.values for one in Category.objects.all())
    assert not Category.objects.exclude(parent=None).filter(parent__parent__isnull=False).exists()


@pytest.mark.django_db
def test_it_leaves_alone_what_was_edited():
    load_categories()
    Category.objects.filter(code="0101").update(name="没水了")
    Category.objects.filter(code="0102").delete()
    assert load_categories() == 1
    assert Category.objects.get(code="0101").name == "没水了"


@pytest.mark.django_db
def test_it_is_seen_at_once_by_who_asks(capsys):
    assert queries.categories() == {}
    call_command("load_categories")
    assert capsys.readouterr().out.startswith("132 ")
    assert len(queries.categories()) == 132


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("楼道的灯坏了三天,老人晚上看不见", "0205"),
        ("家里暖气不热,室温只有十四度", "0106"),
        ("闻到煤气味,怕是漏气", "0105"),
        ("小区门口天天有人摆摊占道", "0702"),
        ("想给我妈申请送餐", "1001"),
    ],
)
def test_it_suggests_from_residents_words(text, code):
    load_categories()
    assert queries.suggest_category(text).code == code


@pytest.mark.django_db
def test_it_suggests_nothing_where_no_word_fits():
    load_categories()
    assert queries.suggest_category("𠀀𠀁😀") is None
