import csv
import json

import pytest

from linli.kernel.acts import Word
from linli.kernel.delivery.outbox import post_words
from linli.kernel.journal import record
from linli.kernel.journal.models import Entry
from linli.kernel.privacy.reading import facts_of_reading
from linli.people.acts import ask_correction
from linli.people.queries import matters, mydata, who_looked
from linli.people.testing import sign_in

MINE = [
    "",
    "inbox/",
    "data/",
    "looked/",
    "leave/",
    "calendar/",
    "tokens/",
    "corrections/",
    "corrections/new/",
]


@pytest.mark.parametrize("path", MINE)
def test_my_pages_stand_and_ask_strangers_to_sign_in(client, ann, path):
    assert client.get(f"/me/{path}").headers["Location"].startswith("/account/login/")
    assert sign_in(client, ann).get(f"/me/{path}").status_code == 200


def test_how_data_is_used_is_open_to_everybody(client):
    page = client.get("/me/how/")
    assert page.status_code == 200 and page.content.count(b"<tr") > 15


def test_i_see_what_is_kept_about_me_and_nobody_else(client, ann, bob):
    page = sign_in(client, ann).get("/me/data/").content.decode()
    assert "13800138001" in page and ann.number in page and bob.number not in page
    assert "pbkdf2" not in page


def test_my_number_stands_at_the_top_of_my_page(client, ann):
    assert ann.number in sign_in(client, ann).get("/me/").content.decode()


def test_what_is_kept_is_named_in_words_and_empty_records_are_left_out(client, ann):
    groups = mydata.data_about(ann.pk, own_request=True)
    (account,) = [one for group in groups for one in group.records if one.noun == "people.person"]
    assert {"编号", "姓名"} <= {said.label for said in account.fields}
    assert all(record.fields for group in groups for record in group.records)


def test_i_take_my_data_away(client, ann):
    sign_in(client, ann)
    told = json.loads(client.get("/me/data.json").content)
    (account,) = [
        one for group in told["matters"] for one in group["records"] if one["record"] == "people.person"
    ]
    assert (
        account["fields"]["name"]["value"] == "安宁" and account["fields"]["phone"]["value"] == "13800138001"
    )
    assert "password" not in account["fields"]
    rows = list(csv.reader(client.get("/me/data.csv").content.decode("utf-8-sig").splitlines()))
    assert ["账户", "账户", str(ann.pk), "姓名", "安宁"] in rows


def test_at_the_counter_only_the_account_is_shown(ann):
    entry = Entry.objects.latest("id")
    post_words(entry, [Word("已答复", "路灯今晚修好。", "/me/", to_person=ann.pk)])
    shown = {one.noun for group in mydata.data_about(ann.pk, own_request=False) for one in group.records}
    assert shown == {"people.person"}
    shown = {one.noun for group in mydata.data_about(ann.pk, own_request=True) for one in group.records}
    assert "kernel.delivery" in shown


def test_i_correct_my_name_on_a_page(client, ann):
    answer = sign_in(client, ann).post(
        f"/do/people.person.corrected/{ann.pk}/", {"name": "安宁宁", "back": "/me/data/"}
    )
    assert answer.headers["Location"] == "/me/data/"
    assert "安宁宁" in client.get("/me/data/").content.decode()


def test_i_cannot_open_the_page_of_another(client, ann, bob):
    assert sign_in(client, bob).get(f"/do/people.person.corrected/{ann.pk}/").status_code == 404


def test_a_message_stands_in_my_inbox(client, ann):
    entry = Entry.objects.latest("id")
    post_words(entry, [Word("已答复", "路灯今晚修好。", "/me/", to_person=ann.pk)])
    assert "路灯今晚修好" in sign_in(client, ann).get("/me/inbox/").content.decode()


def test_i_see_who_looked_and_what_for(client, ann, bob, as_self):
    facts = facts_of_reading("phone", "call_back", ann.pk)
    record.write(record.entry_for(as_self(bob), "kernel.personal.read", ann, facts, {}))
    (look,) = who_looked(ann.pk)
    assert (look.who, [str(field) for field in look.fields]) == (bob.name, ["手机号"])
    assert bob.name in sign_in(client, ann).get("/me/looked/").content.decode()
    assert who_looked(bob.pk) == []


def test_a_key_is_shown_once_and_opens_the_api(client, ann):
    page = sign_in(client, ann).post("/me/tokens/", {"name": "日历"}).content.decode()
    assert page.count("linli_") == 1 and "linli_" not in client.get("/me/tokens/").content.decode()


def test_an_objection_goes_from_form_to_page(client, ann):
    sign_in(client, ann)
    told = {"record": "people.person", "record_id": ann.pk, "wish": "correct", "text": "名字错了"}
    answer = client.post("/me/corrections/new/", told)
    assert answer.status_code == 302
    assert "名字错了" in client.get(answer.headers["Location"]).content.decode()


def test_an_objection_without_words_keeps_what_was_chosen(client, ann):
    told = {"record": "people.person", "record_id": ann.pk, "wish": "delete", "text": ""}
    page = sign_in(client, ann).post("/me/corrections/new/", told)
    assert page.status_code == 422 and b"checked" in page.content


def test_leaving_lists_what_stays(client, ann, as_self):
    ask_correction(as_self(ann), record="people.person", record_id=ann.pk, wish="state", text="我的说法")
    page = sign_in(client, ann).get("/me/leave/").content.decode()
    assert f"/do/people.person.closed/{ann.pk}/" in page and "（1 条）" in page


def test_capabilities_show_their_part_of_my_matters(client, ann, monkeypatch):
    entry = Entry.objects.latest("id")
    monkeypatch.setattr(mydata, "_matters", [])
    matters(
        lambda actor: [
            {"title": "路灯", "url": "/x/", "sentence": "社区已联系您", "status": None, "at": entry.at}
        ]
    )
    assert "社区已联系您" in sign_in(client, ann).get("/me/").content.decode()
