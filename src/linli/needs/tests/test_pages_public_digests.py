"""What desks made public."""

from xml.etree import ElementTree

import pytest

from linli.kernel.testing import statements
from linli.needs import acts, testing
from linli.needs.acts.seeding import load_categories
from linli.needs.models import Category

ATOM = "{http://www.w3.org/2005/Atom}"


def _public(town, build=testing.closed, title="楼道灯修好了", **inputs):
    need = build(town, text="哨兵原话,我叫王小明", address="三号楼501", **inputs)
    return acts.publish(town.dora, need, title=title, text="居民反映楼道灯不亮。", reply="已换灯。").noun


def test_it_shows_published_words_and_nothing_of_the_need(client, town):
    need = _public(town)
    testing.closed(town, text="没有公开的事")
    for path in ("/needs/", f"/needs/digest/{need.pk}/", "/needs/feed.atom"):
        told = client.get(path).content.decode()
        assert "楼道灯修好了" in told
        assert not [words for words in ("哨兵", "501", "王小明", "没有公开的事", "Bob") if words in told]


def test_being_public_does_not_open_the_need(client, town):
    assert client.get(f"/needs/{_public(town).pk}/").status_code == 404


def test_what_is_not_public_is_not_there(client, town):
    need = testing.closed(town)
    assert client.get(f"/needs/digest/{need.pk}/").status_code == 404
    public = _public(town)
    acts.unpublish(town.dora, public, reason="写错了")
    assert client.get(f"/needs/digest/{public.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("words", "found"), [("楼道", 1), ("灯 换灯", 1), ("停车", 0), ("哨兵", 0), ("%", 0), ("'", 0)]
)
def test_it_is_searched_by_its_public_words(client, town, words, found):
    _public(town)
    assert len(client.get("/needs/", {"q": words}).context["lines"]) == found


def test_it_is_narrowed_by_group_and_place(client, town):
    load_categories()
    lamp = Category.objects.get(code="0205")
    _public(town, category=lamp.pk)
    _public(town, area=town.place.other.area_code, title="银闸的路修好了")

    def titles(**asked):
        return [one["title"] for one in client.get("/needs/", asked).context["lines"]]

    assert titles(category=lamp.parent_id) == ["楼道灯修好了"]
    assert titles(area=town.place.other.area_code) == ["银闸的路修好了"]
    assert len(titles(area=town.place.street.area_code)) == 2
    assert len(titles(category="nonsense", area="x")) == 2


def test_it_pages_on_without_losing_or_repeating(client, town):
    every = {_public(town, title=f"第{n}件").pk for n in range(23)}
    page = client.get("/needs/")
    rows = [need.pk for need in page.context["slice"].rows]
    rows += [need.pk for need in client.get("/needs/" + page.context["slice"].more).context["slice"].rows]
    assert len(rows) == 23
    assert set(rows) == every


def test_nothing_public_says_so(client, town):
    assert 'class="empty"' in client.get("/needs/").content.decode()
    assert 'class="empty"' in client.get("/needs/?q=x").content.decode()


def test_what_is_still_open_can_be_joined_from_here(client, town):
    need = _public(town, build=testing.working)
    page = client.get(f"/needs/digest/{need.pk}/")
    asked = client.get(page.context["join"])
    assert asked.status_code == 200
    assert "楼道灯修好了" in asked.content.decode()
    assert "哨兵" not in asked.content.decode()
    assert client.get(f"/needs/digest/{_public(town).pk}/").context["join"] == ""


def test_the_feed_is_valid_atom(client, town):
    for number in range(3):
        _public(town, title=f"第{number}件 <灯> & 路")
    answer = client.get("/needs/feed.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    assert all(feed.find(f"{ATOM}{name}").text for name in ("id", "title", "updated"))
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 3
    for entry in entries:
        assert all(entry.find(f"{ATOM}{name}").text for name in ("id", "title", "updated", "summary"))
        assert entry.find(f"{ATOM}link").get("href").startswith("http://testserver/needs/digest/")


def test_an_empty_feed_is_valid_too(client, town):
    assert ElementTree.fromstring(client.get("/needs/feed.atom").content).findall(f"{ATOM}entry") == []


def test_they_cost_few_statements_whatever_their_rows(client, town):
    for _n in range(12):
        need = _public(town)
    client.get("/needs/")
    for path in ("/needs/?q=楼道", f"/needs/digest/{need.pk}/", "/needs/feed.atom"):
        with statements(5):
            assert client.get(path).status_code == 200


def test_the_feed_gives_words_as_words(client, town):
    text = "<img src=x onerror=alert(1)> 与 <b>粗</b> & 更多"
    acts.publish(town.dora, testing.closed(town), title="楼道灯", text=text, reply="已换灯。")
    feed = ElementTree.fromstring(client.get("/needs/feed.atom").content)
    summary = feed.find(f"{ATOM}entry/{ATOM}summary")
    assert summary.get("type") == "text" and summary.text == f"{text}\n\n已换灯。"
    assert len(feed.findall(f"{ATOM}entry/{ATOM}summary")) == 1
