"""The register is complete, nobody is judged in the schema, and no word of a person enters the journal."""

import json
import re

from django.db import connection
from django.utils.translation import override

from linli.kernel.actors import NOBODY
from linli.kernel.privacy import deny, register
from linli.kernel.privacy.subject import how_used
from linli.kernel.rulebook.seed import seed
from linli.needs import acts, testing
from linli.people.testing import person

SENTINEL = "哨兵𠮷"
PHONE = "13912345678"


def test_every_field_with_personal_data_is_registered():
    assert register.unregistered() == []


def test_no_column_judges_a_person():
    assert deny.columns_that_judge_people() == []


def test_every_time_to_keep_stands_in_the_rulebook():
    known = {rule.code for rule in seed()}
    asked = {
        entry.keep
        for model in register.own_models()
        for entry in register.registered(model).values()
        if entry.keep.startswith("retention.")
    }
    assert asked and asked <= known


def journal():
    """All that the journal holds, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, facts::text, amounts::text, via FROM kernel_entry ORDER BY id")
        return cursor.fetchall()


def test_names_contacts_and_words_never_enter_the_journal(db):
    town = testing.a_town()
    bob = testing.Town(
        **{**town.__dict__, "bob": type(town.bob)(person_id=person(SENTINEL, PHONE).pk, name=SENTINEL)}
    )
    said = {
        "text": f"{SENTINEL}家楼道的灯坏了",
        "address": f"{SENTINEL}胡同1号",
        "name": SENTINEL,
        "contact": PHONE,
    }
    need = testing.working(bob, **said)
    acts.join(NOBODY, need, name=SENTINEL, contact=PHONE, words=f"{SENTINEL}也一样")
    acts.progress(town.ann, need, note=f"{SENTINEL}已到现场")
    acts.extend(town.ann, need, days=3, reason=f"{SENTINEL}等材料")
    acts.read_contact(town.ann, need, purpose="handle_case")
    acts.reply(town.ann, need, outcome="solved", text=f"{SENTINEL}的灯已换好")
    acts.rate(bob.bob, need, contacted=True, solved=True, satisfied="yes", words=f"谢谢{SENTINEL}")
    acts.publish(town.sue, need, title="楼道灯", text=f"{SENTINEL}楼道灯已修", reply="已换好")
    lines = journal()
    assert len(lines) > 20
    found = [
        line
        for line in lines
        for part in (SENTINEL, json.dumps(SENTINEL)[1:-1], PHONE)
        if part in " ".join(line)
    ]
    assert found == []


def test_what_is_kept_about_a_person_has_a_name_that_they_can_read():
    """If this fails: CALLED of the model, label= of the field, or a verbose name that is translated."""
    with override("zh-hans"):
        named = {f"{use.noun} · {use.field}" for use in how_used()}
    assert [
        one for one in named if not all(re.search(r"[\u4e00-\u9fff]", part) for part in one.split(" · "))
    ] == []
