"""Programs raise, join and read needs by the same rules as the pages."""

import json

import pytest

from linli.kernel import reference
from linli.kernel.rulebook.models import Rule
from linli.kernel.testing import statements
from linli.needs import acts, queries, testing
from linli.needs.models import Need
from linli.people.acts import make_token


def send(client, kind, body, actor=None, **headers):
    if actor:
        headers["Authorization"] = f"Bearer {secret(actor)}"
    return client.post(f"/api/acts/{kind}", json.dumps(body), "application/json", headers=headers)


def ask(client, name, actor=None, **asked):
    headers = {"Authorization": f"Bearer {secret(actor)}"} if actor else {}
    return client.get(f"/api/queries/{name}", asked, headers=headers)


def secret(actor):
    return make_token(actor, name="program").noun.secret


def lamp(town, **more):
    return {"text": "楼道灯坏了三天。", "kind": "help", "area": town.place.community.area_code, **more}


def test_raising_is_counted_as_on_the_pages(client, town):
    Rule.objects.filter(code="web.rate.raise").update(value=2)
    assert send(client, "needs.need.raised", {**lamp(town), "text": ""}).status_code == 422
    answers = [send(client, "needs.need.raised", lamp(town)) for _ in range(3)]
    assert [one.status_code for one in answers] == [201, 201, 429]
    assert int(answers[2]["Retry-After"]) > 60 and Need.objects.count() == 2
    assert client.post("/raise/", {"step": "look", "go": "send", **lamp(town)}).status_code == 429


@pytest.mark.parametrize("body", ["²", "٣", 10**30, {"a": 1}])
def test_a_strange_organisation_is_told(client, town, body):
    pk = send(client, "needs.need.raised", lamp(town)).json()["id"]
    told = {"id": pk, "body": body, "urgency": "ordinary"}
    answer = send(client, "needs.need.dispatched", told, town.sue)
    assert answer.status_code == 422 and "body" in answer.json()["fields"]


def test_what_is_no_text_becomes_no_need(client, town):
    assert send(client, "needs.need.raised", lamp(town, text={"a": 1})).status_code == 422
    assert send(client, "needs.need.raised", lamp(town, txt="x")).status_code == 422
    assert not Need.objects.exists()


WORDS = {"title": "楼道灯", "text": "居民反映楼道灯不亮。", "reply": ""}


def published(town, **more):
    return acts.publish(town.dora, testing.working(town, **more), **WORDS).noun


def test_anybody_reads_what_is_public_and_no_more(client, town):
    need = published(town)
    testing.raised(town)
    (row,) = ask(client, "needs.public").json()["rows"]
    assert (row["id"], row["title"], row["state"]) == (need.pk, "楼道灯", "working")
    assert row["body_name"] == town.place.community.name and row["url"] == f"/needs/digest/{need.pk}/"
    assert need.text not in str(row) and need.number not in str(row)


def test_what_is_public_is_narrowed_and_its_words_are_counted(client, town):
    Rule.objects.filter(code="web.rate.search").update(value=2)
    reference.forget()
    published(town)
    assert len(ask(client, "needs.public", q="楼道", area=town.place.community.area_code).json()["rows"]) == 1
    assert ask(client, "needs.public", q="电梯").json()["rows"] == []
    assert ask(client, "needs.public", q="楼道").status_code == 429
    assert ask(client, "needs.public").status_code == 200


@pytest.mark.parametrize("name", ["needs.public", "needs.mine", "needs.queue"])
def test_every_list_is_paged_by_marks_and_each_comes_once(client, town, name):
    needs = [published(town) for _each in range(5)]
    key, asked = secret({"needs.mine": town.bob, "needs.queue": town.ann}.get(name, town.dan)), {"limit": 2}
    asked |= {"queue": "working"} if name == "needs.queue" else {}
    came, sizes, after = [], [], ""
    while after is not None:
        told = client.get(
            f"/api/queries/{name}", {**asked, "after": after}, headers={"Authorization": f"Bearer {key}"}
        ).json()
        came += [row["id"] for row in told["rows"]]
        sizes.append(len(told["rows"]))
        after = told["next"]
        assert after is None or "+" not in after
    assert (sorted(came), sizes) == (sorted(need.pk for need in needs), [2, 2, 1])


@pytest.mark.parametrize("mark", ["x", "~", "2026~²", "soon~3", "2026-01-01~" + "9" * 30])
def test_a_mark_that_is_none_is_told(client, town, mark):
    answer = ask(client, "needs.public", after=mark)
    assert answer.status_code == 422 and answer.json()["field"] == "after"


def test_a_person_reads_their_own_and_nobody_elses(client, town):
    need = testing.working(town)
    testing.raised(town, by=town.dan)
    (row,) = ask(client, "needs.mine", town.bob).json()["rows"]
    assert (row["id"], row["number"], row["state"]) == (need.pk, need.number, "working")
    assert town.place.community.name in row["stands"] and row["due_at"]
    assert ask(client, "needs.mine").json() == {"rows": [], "next": None}


def test_a_reporter_reads_one_with_what_has_happened(client, town):
    need = testing.working(town)
    told = ask(client, "needs.one", town.bob, id=need.pk).json()
    assert (told["text"], told["state"]) == (need.text, "working")
    sentences = [line["sentence"] for line in told["timeline"]]
    assert len(sentences) == 4 and town.place.community.name in sentences[1]
    assert "needs.need.urged" in told["may"] and "needs.need.replied" not in told["may"]
    done = send(client, "needs.need.urged", {"id": need.pk, "seen": told["version"]}, town.bob)
    assert done.status_code == 200


def test_who_joined_does_not_read_the_words_of_the_first(client, town):
    need = published(town)
    acts.join(town.dan, need)
    told = ask(client, "needs.one", town.dan, id=need.pk).json()
    assert told["text"] == "" and told["timeline"]


def test_a_desk_reads_one_in_its_reach(client, town):
    need = testing.dispatched(town)
    told = ask(client, "needs.one", town.ann, id=need.pk).json()
    assert told["text"] == need.text and told["may"][0].startswith("needs.need.")
    assert "needs.need.signed" in told["may"] and "needs.need.dispatched" not in told["may"]
    assert [line["kind"] for line in told["timeline"]] == ["needs.need.raised", "needs.need.dispatched"]
    assert all(line["sentence"] and line["body"] for line in told["timeline"])


def test_one_that_may_not_be_seen_is_not_there(client, town):
    need = published(town)
    assert ask(client, "needs.one", town.dan, id=need.pk).status_code == 404
    assert ask(client, "needs.one", id=need.pk).status_code == 404


def test_a_desk_reads_its_queues(client, town):
    need = testing.dispatched(town)
    queues = {row["queue"]: row for row in ask(client, "needs.queues", town.ann).json()["rows"]}
    assert (queues["sign"]["n"], queues["today"]["n"], queues["all"]["n"]) == (1, 1, None)
    (row,) = ask(client, "needs.queue", town.ann, queue="sign").json()["rows"]
    assert (row["id"], row["overdue"], row["title"]) == (need.pk, False, need.title)
    assert ask(client, "needs.queue", town.ann, queue="sign", kind="praise").json()["rows"] == []
    assert ask(client, "needs.queue", town.ann, queue="sign", overdue="true").json()["rows"] == []


def test_who_has_no_desk_or_no_such_queue_is_told(client, town):
    for actor in (None, town.bob):
        assert ask(client, "needs.queues", actor).status_code == 403
        assert ask(client, "needs.queue", actor, queue="today").status_code == 403
    assert ask(client, "needs.queue", town.ann, queue="contested").status_code == 403
    assert ask(client, "needs.queue", town.ann, queue="nothing").status_code == 422


def test_anybody_joins_what_is_public_and_open(client, town):
    need = published(town)
    answer = send(client, "needs.need.joined", {"id": need.pk, "contact": "wang@example.org"})
    assert answer.status_code == 200 and answer.json()["receipt"]
    assert need.reporters.count() == 2
    assert queries.by_code(answer.json()["receipt"]).need_id == need.pk


def test_joining_refuses_what_is_not_public_or_has_ended(client, town):
    hidden = testing.working(town)
    ended = acts.publish(town.dora, testing.closed(town), **{**WORDS, "reply": "已换灯。"}).noun
    for need in (hidden, ended):
        assert send(client, "needs.need.joined", {"id": need.pk}).status_code == 404


def test_joining_is_counted_with_raising(client, town):
    need = published(town)
    Rule.objects.filter(code="web.rate.raise").update(value=1)
    reference.forget()
    assert send(client, "needs.need.raised", lamp(town)).status_code == 201
    assert send(client, "needs.need.joined", {"id": need.pk}).status_code == 429


def test_programs_find_all_of_it_described(client, town):
    paths = client.get("/api/openapi.json").json()["paths"]
    names = {name for name in paths if name.startswith("/api/queries/needs.")}
    assert names >= {f"/api/queries/needs.{name}" for name in ("public", "mine", "one", "queue", "queues")}
    told = {one["name"]: one for one in paths["/api/queries/needs.queue"]["get"]["parameters"]}
    assert told["queue"]["required"] and "sign" in told["queue"]["schema"]["enum"]
    assert {"limit", "after", "kind"} <= set(told) and told["limit"]["schema"]["type"] == "integer"
    assert "/api/acts/needs.need.joined" in paths


@pytest.mark.parametrize("name", ["needs.public", "needs.mine", "needs.queue"])
def test_a_list_costs_the_same_for_one_and_for_many(client, town, name):
    for _each in range(6):
        published(town)
    actor = {"needs.mine": town.bob, "needs.queue": town.ann}.get(name, town.dan)
    key, asked = secret(actor), {"queue": "working"} if name == "needs.queue" else {}
    with statements(10):
        told = client.get(f"/api/queries/{name}", asked, headers={"Authorization": f"Bearer {key}"})
    assert len(told.json()["rows"]) == 6
