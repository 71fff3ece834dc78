"""Nobody reaches a place any more: it is a gap again."""

import pytest

from linli.kernel.journal.models import Entry, Remark
from linli.kernel.refusals import NotNow, NotYours
from linli.organisations.acts import uncover_site
from linli.organisations.testing import a_site


def test_it_is_a_gap_again_and_the_reason_stays(place, sue, branch):
    site = uncover_site(sue, a_site(place.community, by=branch), reason="企业迁走了。").noun
    assert (site.state, site.by, site.way, site.since) == ("gap", None, "", None)
    entry = Entry.objects.get(kind=uncover_site.kind)
    assert (entry.facts["by_before"], entry.amounts["uncovered"]) == (branch.pk, 1)
    assert Remark.objects.get(entry_id=entry.id).text == "企业迁走了。"


def test_it_refuses_a_stranger(place, dan, branch):
    with pytest.raises(NotYours):
        uncover_site(dan, a_site(place.community, by=branch), reason="…")


def test_it_waits_for_a_place_that_is_covered(place, sue):
    with pytest.raises(NotNow):
        uncover_site(sue, a_site(place.community), reason="…")
