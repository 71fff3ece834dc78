from datetime import timedelta

import pytest
from django.core.signing import get_cookie_signer

from linli.kernel.clock import now, travel
from linli.kernel.journal.models import Entry
from linli.people.acts import keep_draft, latest_draft
from linli.people.models import Draft, Person
from linli.people.sessions import KIOSK, LAST, SALT
from linli.people.testing import sign_in

RENAME = "/do/people.person.corrected/{}/"

MOST = 10  # statements of a page, whatever its rows


@pytest.fixture
def later():
    return lambda minutes: travel(now() + timedelta(minutes=minutes))


@pytest.fixture
def ann_in(client, ann):
    sign_in(client, ann).get("/me/")
    return client


def test_a_resident_stays_for_half_an_hour_after_the_last_click(ann_in, later):
    with later(29):
        assert ann_in.get("/me/").status_code == 200
    with later(58):
        assert ann_in.get("/me/").status_code == 200


def test_it_ends_a_session_that_nobody_used(ann_in, later):
    with later(31):
        answer = ann_in.get("/me/")
        assert answer.status_code == 302 and "_auth_user_id" not in ann_in.session


def test_what_was_typed_waits_for_its_owner(ann_in, ann, later):
    with later(31):
        answer = ann_in.post(RENAME.format(ann.pk), {"name": "安宁宁", "seen": "1"})
        assert answer.headers["Location"] == "/account/login/?next=/account/resume/"
        assert Person.objects.get(pk=ann.pk).name == "安宁"
        page = sign_in(ann_in, ann).get("/account/resume/", follow=True)
        assert page.redirect_chain[-1][0].startswith(RENAME.format(ann.pk))
        assert 'value="安宁宁"' in page.content.decode()
        assert Person.objects.get(pk=ann.pk).name == "安宁"  # shown, not done
        ann_in.post(RENAME.format(ann.pk), {"name": "安宁宁", "seen": "1"})
        assert Person.objects.get(pk=ann.pk).name == "安宁宁" and not Draft.objects.exists()


def test_a_form_sent_after_signing_out_in_another_window_is_kept(ann_in, ann):
    ann_in.post("/account/logout/")
    answer = ann_in.post(RENAME.format(ann.pk), {"name": "安宁宁"})
    assert answer.headers["Location"].startswith("/account/login/")
    assert latest_draft(ann.pk)[1]["values"] == {"name": ["安宁宁"]}


def test_nobody_elses_draft_is_shown_and_none_on_another_page(client, ann, bob):
    keep_draft(ann.pk, RENAME.format(bob.pk), {"name": ["冒充"]}, files=False)
    draft = Draft.objects.get()
    for page in (RENAME.format(bob.pk), "/me/"):
        text = sign_in(client, bob).get(page, {"resume": draft.pk}).content.decode()
        assert "冒充" not in text
    assert "冒充" not in sign_in(client, ann).get("/me/", {"resume": draft.pk}).content.decode()


def test_words_whose_page_has_gone_are_shown_by_themselves(client, ann, bob):
    keep_draft(ann.pk, RENAME.format(bob.pk), {"name": ["写了很久的话"]}, files=False)
    page = sign_in(client, ann).get("/account/resume/", follow=True)
    assert page.redirect_chain[-1][0] == "/account/resume/?here=1"
    assert "写了很久的话" in page.content.decode()
    assert Draft.objects.exists()


def test_a_draft_is_sealed_and_nobody_elses(client, ann, bob):
    keep_draft(ann.pk, "/needs/raise/", {"text": ["楼道灯坏了"]}, files=False)
    assert "楼道" not in str(Draft.objects.values_list("text", flat=True).get())
    assert sign_in(client, bob).get("/account/resume/").status_code == 302


def test_it_keeps_no_password_and_no_form_token(ann_in, ann, later):
    with later(31):
        ann_in.post("/me/tokens/", {"name": "日历", "password": "x", "csrfmiddlewaretoken": "t"})
    assert latest_draft(ann.pk)[1]["values"] == {"name": ["日历"]}


def test_a_draft_can_be_thrown_away(ann_in, ann):
    keep_draft(ann.pk, "/needs/raise/", {"text": ["楼道灯坏了"]}, files=True)
    assert ann_in.post("/account/resume/").headers["Location"] == "/needs/raise/"
    assert not Draft.objects.exists()


def test_a_foreign_owner_cookie_is_not_believed(client, ann):
    client.cookies[LAST] = str(ann.pk)
    client.post(RENAME.format(ann.pk), {"name": "冒充"})
    assert not Draft.objects.exists()


def test_a_kiosk_forgets_after_two_minutes(client, ann, later):
    client.cookies[KIOSK] = get_cookie_signer(salt=KIOSK + SALT).sign("1")
    answer = sign_in(client, ann).get("/me/")
    assert answer.headers["Refresh"].endswith("url=/")
    with later(3):
        answer = client.post(RENAME.format(ann.pk), {"name": "安宁宁"})
        assert answer.headers["Location"] == "/" and "_auth_user_id" not in client.session
    assert not Draft.objects.exists()


def test_a_click_writes_the_session_only_now_and_then(ann_in, django_assert_max_num_queries):
    before = ann_in.session["until"]
    with travel(now() + timedelta(seconds=60)):
        ann_in.get("/me/")
        assert ann_in.session["until"] == before
    with travel(now() + timedelta(minutes=10)), django_assert_max_num_queries(MOST):
        ann_in.get("/me/")
    assert ann_in.session["until"] > before


class TestCounter:
    @pytest.fixture
    def desk(self, client, bob, at_counter, monkeypatch):
        """Bob's browser, with his post at the counter."""
        staff = at_counter(bob)
        posts_of = "linli.organisations.queries.actors.posts_of"
        monkeypatch.setattr(posts_of, lambda person: staff.posts if person == bob.pk else ())
        sign_in(client, bob).get("/me/")
        return client

    def begin(self, desk):
        desk.post("/counter/", {"name": "老人家", "phone": ""})
        return desk.session["visit"]

    def test_staff_begin_and_end_and_hand_over_a_receipt(self, desk):
        visit = self.begin(desk)
        answer = desk.post("/counter/end/")
        assert answer.headers["Location"] == f"/counter/{visit['id']}/" and "visit" not in desk.session
        assert "老人家" in desk.get(answer.headers["Location"]).content.decode()

    def test_residents_find_no_counter(self, client, ann):
        assert sign_in(client, ann).get("/counter/").status_code == 403

    def test_after_a_pause_it_asks_before_anything_is_done(self, desk, later):
        visit = self.begin(desk)
        with later(3):
            answer = desk.post(RENAME.format(visit["person"]), {"name": "老人家二"})
            assert answer.headers["Location"].startswith("/counter/still/")
            assert Person.objects.get(pk=visit["person"]).name == "老人家"
            assert "老人家" in desk.get(answer.headers["Location"]).content.decode()
            assert desk.post("/counter/still/", {"next": "/"}).headers["Location"] == "/account/resume/"
            assert "老人家二" in desk.get("/account/resume/", follow=True).content.decode()

    def test_the_end_of_the_session_ends_the_visit(self, desk, later):
        visit = self.begin(desk)
        with later(16):
            desk.get("/me/")
        entry = Entry.objects.get(kind="people.counter.closed")
        assert entry.noun_id == visit["id"] and entry.via == "clock"

    def test_staff_session_ends_after_fifteen_minutes(self, desk, later):
        with later(16):
            assert desk.get("/me/").status_code == 302
