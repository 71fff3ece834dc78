"""A contact is read, for a purpose."""

from linli.kernel.refusals import NotYours
from linli.needs import acts, testing
from linli.needs.tests.asking import last, refused
from linli.people.queries import who_looked


def test_it_leaves_an_entry_that_the_person_sees(town):
    need = testing.working(town, contact="13900139000")
    acts.read_contact(town.ann, need, purpose="call_back")
    assert last(need).facts["purpose"] == "call_back"
    assert "13900139000" not in str(vars(last(need)))
    assert len(who_looked(town.bob.person_id)) == 1


def test_it_does_not_change_the_need(town):
    need = testing.working(town)
    acts.read_contact(town.ann, need, purpose="handle_case")
    version = need.version
    need.refresh_from_db()
    assert need.version == version


def test_it_refuses_who_has_no_need_of_it(town):
    need = testing.working(town)
    for who in (town.bob, town.dan):
        with refused(NotYours):
            acts.read_contact(who, need, purpose="handle_case")


def test_the_form_waits_for_a_purpose(town):
    form = acts.read_contact.form({"purpose": ""}, actor=town.ann, noun=testing.working(town))
    assert "purpose" in form.errors
