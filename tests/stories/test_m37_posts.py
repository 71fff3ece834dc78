"""M37: a post that stays empty is told after 30, 60 and 90 days, as a sign and not as a verdict."""

from datetime import timedelta

from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, today, travel
from linli.kernel.jobs import TICKS
from linli.kernel.journal.models import Entry
from linli.organisations.acts import fill_post
from linli.organisations.testing import a_post
from linli.people.testing import person


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
