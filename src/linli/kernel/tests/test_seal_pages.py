"""Anybody takes a seal away, and is told later whether something under it was changed."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from linli.kernel import reference
from linli.kernel.journal import seals
from linli.kernel.journal.models import Seal
from linli.kernel.rulebook import load_rulebook
from linli.kernel.rulebook.models import Rule
from linli.kernel.tests.test_seals import behind_the_door, write

CHANGE = "UPDATE kernel_entry SET noun_id = 9 WHERE kind = 'tests.b'"


@pytest.fixture
def sealed(transactional_db):
    load_rulebook()
    write("a", "b", "c")
    return seals.seal()


@pytest.fixture
def visitor():
    return Client(headers={"accept-language": "en"})


def check(visitor, **typed):
    answer = visitor.post("/seals/check/", typed)
    told = answer.context["told"]
    return answer.status_code, told.state if told else "", answer.content.decode()


def taken(visitor, seal):
    answer = visitor.get(f"/seals/{seal.root}.json")
    assert "attachment" in answer["Content-Disposition"]
    return answer.content


def upload(content):
    return SimpleUploadedFile("seal.json", content)


def test_a_root_kept_is_unchanged(sealed, visitor):
    spaced = " ".join((sealed.root[:32].upper(), sealed.root[32:]))
    status, state, html = check(visitor, root=spaced)
    assert (status, state) == (200, "unchanged") and "3 entries" in html


def test_the_file_says_what_was_sealed_and_is_taken_back(sealed, visitor):
    kept = taken(visitor, sealed)
    held = json.loads(kept)
    assert (held["n"], held["root"], held["algorithm"]) == (3, sealed.root, "sha256")
    assert {"first", "until", "previous", "at"} <= set(held)
    assert check(visitor, file=upload(kept))[:2] == (200, "unchanged")


def test_a_changed_entry_shows_with_the_day_of_its_seal(sealed, visitor):
    kept = taken(visitor, sealed)
    behind_the_door(CHANGE)
    for typed in ({"root": sealed.root}, {"file": upload(kept)}):
        status, state, html = check(visitor, **typed)
        assert (status, state) == (200, "changed") and str(sealed.at.year) in html


def test_a_seal_made_anew_over_changed_entries_shows_to_who_kept_the_old_one(sealed, visitor):
    kept = taken(visitor, sealed)
    behind_the_door(CHANGE)
    root, _n = seals.merkle(seals.texts(sealed.first, sealed.until), seals.hasher("sha256"), sealed.previous)
    Seal.objects.filter(pk=sealed.pk).update(root=root)
    assert check(visitor, file=upload(kept))[1] == "changed"
    assert check(visitor, root=sealed.root)[1] == "missing"


@pytest.mark.parametrize(
    "typed",
    [{}, {"root": "abc"}, {"root": "z" * 64}, {"file": b"not json"}, {"file": b"[1]"}, {"file": b'{"root": 5}'},
     {"file": b"[" * 60_000}, {"file": b"x" * 70_000}],
)  # fmt: skip
def test_what_is_no_seal_is_said(sealed, visitor, typed):
    sent = {name: upload(value) if name == "file" else value for name, value in typed.items()}
    status, state, html = check(visitor, **sent)
    assert (status, state) == (422, "") and "is-wrong" in html


def test_a_seal_over_very_much_is_left_to_the_command_line(sealed, visitor):
    Rule.objects.filter(code="journal.seal.check").update(value=2)
    reference.forget()
    assert check(visitor, root=sealed.root)[1] == "large"


def test_it_is_not_asked_without_end(sealed, visitor):
    Rule.objects.filter(code="web.rate.seals").update(value=2)
    reference.forget()
    codes = [visitor.post("/seals/check/", {"root": sealed.root}).status_code for _nth in range(3)]
    assert codes == [200, 200, 429]


def test_the_command_line_tells_the_same(sealed, visitor, tmp_path, capsys):
    file = tmp_path / "seal.json"
    file.write_bytes(taken(visitor, sealed))
    for kept in (sealed.root, str(file)):
        call_command("verify", seal=kept)
        assert "Unchanged" in capsys.readouterr().out
    behind_the_door(CHANGE)
    with pytest.raises(CommandError, match="Changed"):
        call_command("verify", seal=str(file))
    with pytest.raises(CommandError, match="Not found"):
        call_command("verify", seal="f" * 64)
    file.write_text("{}")
    with pytest.raises(CommandError, match="no file"):
        call_command("verify", seal=str(file))
