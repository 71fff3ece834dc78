"""The command that makes the first administrator."""

import pytest
from django.core.management import CommandError, call_command

from linli.organisations.models import Post
from linli.organisations.queries import actor_for, administrators


def test_it_says_how_to_begin_and_makes_nobody(place, capsys):
    call_command("first_administrator")
    assert "first_administrator --name" in capsys.readouterr().out
    assert administrators() == 0


def test_it_makes_somebody_who_can_appoint_all_others(place, capsys):
    call_command("first_administrator", name="王芳", mail="wang@example.org")
    holder = Post.objects.get(state="filled").person
    password = capsys.readouterr().out.split()[-1]
    assert holder.check_password(password)
    assert actor_for(holder).can("people.posts", place.community.path)


def test_it_makes_no_second_one(place, capsys):
    call_command("first_administrator", name="王芳", mail="wang@example.org")
    call_command("first_administrator", name="李强", mail="li@example.org")
    assert administrators() == 1


@pytest.fixture
def at_terminal(monkeypatch):
    """Somebody types these lines."""

    def typed(*lines):
        waiting = iter(lines)
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", lambda word: next(waiting))

    return typed


def test_it_asks_at_a_terminal_until_the_answer_is_right(place, capsys, at_terminal):
    at_terminal("王芳", "wang", "王芳", "wang@example.org")
    call_command("first_administrator")
    said = capsys.readouterr().out
    assert administrators() == 1 and "name@example.org" in said and "wang@example.org" in said


def test_it_lets_somebody_put_it_off_and_names_the_folder(place, capsys, at_terminal, settings):
    at_terminal("")
    call_command("first_administrator")
    assert administrators() == 0 and f"--data {settings.DATA}" in capsys.readouterr().out


def test_it_takes_the_names_from_the_environment(place, monkeypatch):
    monkeypatch.setenv("LINLI_ADMIN_NAME", "王芳")
    monkeypatch.setenv("LINLI_ADMIN_MAIL", "wang@example.org")
    call_command("first_administrator")
    assert administrators() == 1


def test_it_waits_for_an_organisation(db):
    with pytest.raises(CommandError):
        call_command("first_administrator", name="王芳", mail="wang@example.org")
