"""M37: a post that stays empty is told after 30, 60 and 90 days, and filled by a channel, from a group."""

from datetime import timedelta

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, today, travel
from linli.kernel.jobs import TICKS
from linli.kernel.journal.models import Entry
from linli.organisations.acts import fill_post
from linli.organisations.testing import a_post
from linli.people.testing import person
from linli.training import queries
from linli.training import testing as training
from linli.training.models import Selection


def test_an_empty_post_is_told_until_somebody_holds_it(town, browser):
    """The street sees it at each step; once the post is filled nothing more is said."""
    post, begun = a_post(town.place.other, "community_secretary"), now()
    for days, told in ((29, 0), (30, 1), (31, 0), (60, 1)):
        with travel(begun + timedelta(days=days)):
            assert TICKS["organisations.reminders"]() == told, days
    with travel(begun + timedelta(days=61)):
        page = browser(town.sue).get("/me/inbox/")
        assert "已空缺30天" in page.text and "已空缺60天" in page.text
        assert "空缺" not in browser(town.bob).get("/me/inbox/").text
        ended = today() + timedelta(days=400)
        fill_post(CLOCK, post, person=person("Sec Shuji"), begins=today(), ends=ended)
    with travel(begun + timedelta(days=95)):
        assert TICKS["organisations.reminders"]() == 0
    steps = Entry.objects.filter(kind="organisations.post.vacancy_told").order_by("id")
    assert [entry.facts["step"] for entry in steps] == [30, 60]
    assert all(entry.actor is None and "person" not in entry.facts for entry in steps)


def test_an_empty_post_is_filled_by_channel_and_group_and_counted_without_names(db, browser):
    """After the alert the street secretary goes step by step; the year's numbers name channels and groups only."""
    town = training.a_town()
    post, begun = training.vacancy(town), now()
    with travel(begun + timedelta(days=30)):
        assert TICKS["organisations.reminders"]() > 0
        pat = browser(town.pat)
        assert "已空缺30天" in pat.get("/me/inbox/").text
        pat.get("/desk/training/staffing/").follow(f"?post={post.pk}").send(post=str(post.pk))
        one = Selection.objects.get()
        pat.get(f"/do/training.selection.recommended/{one.pk}/").send(
            **{**training.RECOMMENDED, "note": "张某某"}
        )
        pat.get(f"/do/training.selection.checked/{one.pk}/").send(note="组织部门已考察")
        stuck = pat.get(f"/do/training.selection.filled/{one.pk}/").send(filled_on=f"{today()}", status=422)
        assert "请先在组织页面登记" in stuck.text
        fill_post(CLOCK, post, person=person("New Xinren"), begins=today())
        pat.get(f"/do/training.selection.filled/{one.pk}/").send(filled_on=f"{today()}")
        page = pat.get("/desk/training/selections/").text
        assert "群众推荐" in page and "机关企事业单位退休干部" in page and "New Xinren" not in page
        due = queries.turns(town.place.street.path, "secretary")
        assert due[0].due.is_new and "New Xinren" in pat.get("/desk/training/").text
    told = " ".join(str(entry.facts) for entry in Entry.objects.filter(noun="training.selection"))
    assert "张某某" not in told and "subject" not in told
