"""X09: works small, grows large: one command for a street; no more statements for many rows than for few."""

import json
import stat
from collections import Counter

import pytest
from django.core.management import call_command

from linli.kernel.clock import now
from linli.kernel.testing import statements
from linli.needs import testing
from linli.needs.models import Need
from linli.needs.states import Outcome, State
from tests.pages import Visitor

LOADS = ("load_calendar", "load_rulebook", "load_divisions", "load_categories")


@pytest.fixture
def demo(db, settings, tmp_path):
    """The demonstration, built as the first ``up`` builds it."""
    settings.DATA = tmp_path
    for name in LOADS:
        call_command(name, verbosity=0)
    call_command("demo")
    return tmp_path / "demo.json"


def test_one_command_gives_a_living_street(demo, capsys):
    found = Counter(Need.objects.values_list("state", flat=True))
    assert not set(State) - set(found), "every state is there"
    assert not set(Outcome.values) - set(Need.objects.values_list("outcome", flat=True)), "and every outcome"
    assert Need.objects.filter(state="working", due_at__lt=now()).count() >= 2, "some of it overdue"
    assert Need.objects.filter(published_at__isnull=False).count() > 5

    # Its logins are for this installation alone, readable by its owner alone, and they open what they should.
    assert stat.S_IMODE(demo.stat().st_mode) == 0o600
    logins = {one["role"]: one["login"] for one in json.loads(demo.read_text())["logins"]}
    password = json.loads(demo.read_text())["password"]
    for role, address in (("社区工作者", "/desk/"), ("街道(乡镇)书记", "/board/"), ("居民", "/me/")):
        visitor = Visitor()
        visitor.get("/account/login/").send(login=logins[role], password=password)
        assert visitor.client.get(address).status_code == 200, role
    capsys.readouterr()
    call_command("logins")
    assert all(login in capsys.readouterr().out for login in [logins["系统管理员"]])

    # A second run finds it there and does nothing.
    before = Need.objects.count()
    call_command("demo")
    assert Need.objects.count() == before
    # Its data folder lost: the same logins get a new password.
    demo.unlink()
    call_command("demo")
    assert json.loads(demo.read_text())["password"] != password


def _page(visitor, address, most):
    visitor.client.get(address)  # what a process remembers is remembered
    with statements(most) as told:
        assert visitor.client.get(address).status_code == 200
    return len(told)


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("ann", "/desk/"),
        ("sue", "/desk/?queue=triage"),
        ("sue", "/board/"),
        ("bob", "/me/needs/"),
        (None, "/needs/"),
    ],
)
def test_many_rows_cost_no_more_statements_than_few(town, browser, who, address):
    visitor = browser(getattr(town, who)) if who else browser()
    make = testing.raised if who in ("sue", "bob") else testing.working
    make(town)
    make(town)
    few = _page(visitor, address, most=20)
    for _nth in range(25):
        make(town)
    assert _page(visitor, address, most=20) <= few
