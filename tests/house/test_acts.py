"""Every act has its proof, every move its act; the pages written from the code are those of the code."""

import re

import pytest
from django.apps import apps

from linli.config import documents
from linli.config.settings import SOURCE
from linli.kernel.acts import REACTIONS
from linli.kernel.nouns import Noun
from linli.needs import policy

OWNERS = [
    app.label for app in apps.get_app_configs() if app.name.startswith("linli.") and app.label != "config"
]


@pytest.mark.parametrize("owner", OWNERS)
def test_every_act_has_a_proof(owner):
    """Each act's function is called, or its kind named, in a test of its capability."""
    proofs = "\n".join(path.read_text("utf-8") for path in (SOURCE / owner / "tests").rglob("*.py"))
    proofs += "\n".join(path.read_text("utf-8") for path in (SOURCE / owner).glob("testing.py"))
    unproved = [
        one.kind
        for one in documents.acts_of(owner)
        if not re.search(
            rf"\b{one.body.__name__}\(|\b{one.body.__name__}\.submit\(|{re.escape(one.kind)}\b", proofs
        )
    ]
    assert not unproved, " ".join(unproved)


@pytest.mark.parametrize("owner", OWNERS)
def test_every_move_has_an_act_and_every_act_moves_as_its_flow_allows(owner):
    taken, unknown = {}, []
    for one in documents.acts_of(owner):
        known = one.on.FLOW.moves if one.on.FLOW else {}
        unknown += [f"{one.kind}: {move}" for move in one.moves if move not in known]
        taken.setdefault(one.on, set()).update(one.moves)
    assert unknown == []
    nouns = [
        model for model in apps.get_app_config(owner).get_models() if issubclass(model, Noun) and model.FLOW
    ]
    idle = {
        model._meta.label: sorted(set(model.FLOW.moves) - taken.get(model, set()))
        for model in nouns
        if ".tests." not in model.__module__
    }
    assert {label: moves for label, moves in idle.items() if moves} == {}


def test_reactions_answer_to_acts_that_exist():
    kinds = {one.kind for owner in OWNERS for one in documents.acts_of(owner)}
    assert {kind for kind in REACTIONS if not kind.startswith("tests.")} <= kinds


def test_the_pages_of_the_capabilities_are_up_to_date(db):
    """If this fails: ./linli manage document"""
    kept = {path.name: path.read_text("utf-8") for path in documents.FOLDER.glob("*.md")}
    assert kept == documents.documents()


def test_permissions_of_a_policy_are_found():
    assert documents.permissions(policy.is_handler_or_clock) == {"needs.handle"}
    assert documents.permissions(policy.anyone) == set()
