"""What is entered of a place is mended."""

import pytest

from linli.kernel.journal.models import Entry, Remark
from linli.kernel.refusals import NotYours, Refused
from linli.organisations.acts import change_site
from linli.organisations.testing import a_site


def test_it_keeps_the_old_name_as_a_remark(place, sue):
    site = change_site(sue, a_site(place.community, "旧名"), name="新名", people=40).noun
    assert (site.name, site.people) == ("新名", 40)
    entry = Entry.objects.filter(noun="organisations.site", noun_id=site.pk).latest("id")
    assert entry.facts["changed"] == ["name", "people"]
    assert Remark.objects.get(entry_id=entry.id).text == "旧名 → 新名"


def test_it_refuses_a_name_that_is_taken(place, sue):
    a_site(place.community, "甲")
    with pytest.raises(Refused):
        change_site(sue, a_site(place.community, "乙"), name="甲")


def test_it_refuses_a_stranger(place, dan):
    with pytest.raises(NotYours):
        change_site(dan, a_site(place.community), people=1)


def test_what_is_left_out_stays(place, sue):
    site = a_site(place.community, people=12, host=place.community)
    done = change_site.submit(sue, site, {"name": "示例大厦", "kind": "building", "people": "15"})
    assert (done.noun.people, done.noun.host) == (15, place.community)
