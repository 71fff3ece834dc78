from dataclasses import replace

import pytest
from django.db.transaction import atomic

from linli.kernel.refusals import NotYours
from linli.people.acts import (
    choose_preferences,
)
from linli.people.queries import addresses_of

WISHES = {"language": "zh-hans", "large_type": True, "wants_mail": True, "wants_sms": True}


def test_it_decides_where_messages_go(ann, as_self):
    assert addresses_of(ann.pk).phone == "13800138001"
    choose_preferences(as_self(ann), ann, **WISHES | {"wants_sms": False})
    assert addresses_of(ann.pk).phone == "" and addresses_of(ann.pk).wants == frozenset()


def test_it_refuses_others(ann, bob, as_self):
    with pytest.raises(NotYours), atomic():
        choose_preferences(as_self(bob), ann, **WISHES)


def test_it_happens_at_the_counter_too(ann, bob, at_counter):
    helper = replace(at_counter(bob), behalf_id=ann.pk)
    choose_preferences(helper, ann, **WISHES | {"language": "en"})
    ann.refresh_from_db()
    assert ann.language == "en"
