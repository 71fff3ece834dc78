"""A need that was joined with another: all that a reporter may, on the one that lives on, and nothing of the others."""

import pytest

from linli.kernel.actors import NOBODY
from linli.kernel.evidence.shelf import beside
from linli.kernel.testing import statements
from linli.needs import acts, testing
from linli.needs.models import Need
from linli.needs.states import State
from linli.needs.tests.test_files import photo
from linli.needs.tests.test_pages_public_tracking import _as, _track, shelf  # noqa: F401 — a fixture
from linli.needs.tests.walking import inputs


def _merged(town, by):
    """A need of ``by``, joined into one of Dan's that has been answered and closed since; both, and the code."""
    live = testing.raised(
        town, by=town.dan, text="别人的原话在这里，楼道灯不亮。就是二楼。", address="三号楼501"
    )
    own = testing.raised(town, by=by)
    code = own.receipt_code
    acts.merge(town.sue, own, into=live.pk)
    acts.add(town.dan, live.pk, note="我家老人叫王大")
    return live, own, code


def _answered(town, live):
    acts.sign(town.ann, acts.dispatch(town.sue, live.pk, body=town.place.community.pk).noun)
    acts.progress(town.ann, live.pk, note="师傅已上门。", photos=[photo("green")])
    return acts.reply(town.ann, live.pk, outcome="solved", text="灯换好了").noun


@pytest.mark.parametrize("signed_in", [True, False])
def test_who_was_joined_with_another_can_do_all_that_a_reporter_may(client, town, signed_in):
    live, own, code = _merged(town, town.bob if signed_in else NOBODY)
    _as(client, town.bob) if signed_in else _track(client, code)
    home = f"/needs/{own.pk}/"

    def do(verb, **typed):
        page = client.get(home)
        assert "王大" not in page.content.decode() and "三号楼501" not in page.content.decode()
        [one] = [one for one in page.context["offers"] if f"needs.need.{verb}" in one["url"]]
        form = client.get(one["url"], {"back": home})
        answer = client.post(one["url"], {**inputs(form), **typed, "back": home})
        assert answer["Location"] == home, answer.content.decode()

    do("added", note="三楼也不亮")
    do("urged", note="")
    _answered(town, live)
    page = client.get(home)
    assert "灯换好了" in page.content.decode() and "师傅已上门" in page.content.decode()
    [photo_of_work] = page.context["shown"]
    assert client.get(photo_of_work["url"]).status_code == 200
    said = {"contacted": "1", "solved": "1", "satisfied": "no"}
    client.post(f"/needs/{own.pk}/rate/", {**inputs(client.get(f"/needs/{own.pk}/rate/")), **said})
    assert Need.objects.get(pk=live.pk).state == "closed"
    do("contested", reason="今晚又灭了")
    one = Need.objects.get(pk=live.pk)
    assert (one.state, one.urged_n, one.reporters_n) == ("contested", 1, 2)
    assert client.get(home).context["standing"]["word"] == str(State.CONTESTED.label)


def test_what_one_adds_to_the_joined_need_is_theirs_to_read_and_not_the_others(client, town):
    live, own, _code = _merged(town, town.bob)
    acts.add(town.bob, live.pk, note="我的电话是六六六")
    assert "六六六" in _as(client, town.bob).get(f"/needs/{own.pk}/").content.decode()
    assert "六六六" not in _as(client, town.dan).get(f"/needs/{live.pk}/").content.decode()


def test_my_matters_follow_to_the_one_that_lives_on(client, town):
    live, own, _code = _merged(town, town.bob)
    _answered(town, live)
    [matter] = _as(client, town.bob).get("/me/needs/").context["matters"]
    assert (matter["url"], matter["status"]["word"]) == (f"/needs/{own.pk}/", str(State.REPLIED.label))


def test_the_photos_of_others_stay_theirs(client, town):
    live, own, _code = _merged(town, town.bob)
    acts.add(town.dan, live.pk, note="照片", photos=[photo("red")])
    page = _as(client, town.bob).get(f"/needs/{own.pk}/")
    assert (page.context["shown"], page.context["evidence"]) == ([], [])
    [file] = beside("needs.need", live.pk)
    assert client.get(file.get_absolute_url()).status_code == 404
    assert client.get(f"/needs/{live.pk}/clock/").status_code == 200


def test_a_merged_need_costs_a_few_statements(client, town):
    live, own, _code = _merged(town, town.bob)
    _answered(town, live)
    _as(client, town.bob).get(f"/needs/{own.pk}/")
    with statements(10):
        client.get(f"/needs/{own.pk}/")
