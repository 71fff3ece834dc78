"""A table of places is brought in: first what would change, then the change."""

import pytest

from linli.kernel.journal.models import Entry
from linli.kernel.refusals import NotYours, Refused
from linli.organisations.acts import import_site, import_sites
from linli.organisations.models import Site
from linli.organisations.queries import preview_sites, read_sites
from linli.organisations.testing import a_site

HEAD = "名称,类型,所属社区,人数,覆盖组织\n"


def rows(text, encoding="utf-8"):
    return read_sites((HEAD + text).encode(encoding))


def verdicts(lines):
    return {line.at: line.verdict for line in lines}


@pytest.fixture
def table(place, branch):
    at = place.community.pk
    return rows(
        f"青禾大厦,商务楼宇,{at},320,{branch.pk}\n早市,市场,{at},,\n怪处,飞船,{at},,\n"
        f"青禾大厦,商务楼宇,{at},,\n无人知,学校,火星社区,,\n多人,学校,{at},很多,\n错盖,学校,{at},,{at}\n",
        "gb18030",
    )


def test_the_preview_changes_nothing_and_says_what_is_wrong(sue, table):
    lines = preview_sites(sue, table)
    assert verdicts(lines) == {
        2: "new", 3: "new", 4: "refused", 5: "refused", 6: "refused", 7: "refused", 8: "refused",
    }  # fmt: skip
    assert all(line.reason for line in lines if line.verdict == "refused")
    assert not Site.objects.exists()


def test_it_brings_in_the_good_lines_with_one_entry_each(sue, table, branch):
    import_sites(sue, table)
    assert Entry.objects.filter(kind=import_site.kind, via="import").count() == 2
    told = Site.objects.order_by("id").values_list("name", "state", "way", "by", "people")
    assert list(told) == [
        ("青禾大厦", "covered", "joint", branch.pk, 320),
        ("早市", "gap", "", None, None),
    ]


def test_sent_twice_it_changes_nothing_the_second_time(sue, table):
    import_sites(sue, table)
    before = Entry.objects.count()
    assert {line.verdict for line in import_sites(sue, table)} == {"unchanged", "refused"}
    assert Entry.objects.count() == before


def test_it_changes_what_differs(place, sue, branch):
    a_site(place.community, "青禾大厦", people=5)
    (line,) = import_sites(sue, rows(f"青禾大厦,商务楼宇,{place.community.pk},320,{branch.pk}\n"))
    assert (line.verdict, line.changes) == ("changed", ["people", "by"])
    assert list(Site.objects.values_list("people", "by")) == [(320, branch.pk)]


def test_without_a_community_a_place_lies_with_the_own_organisation(place, sue):
    import_sites(sue, rows("政务大厅,机关,,,\n"))
    assert Site.objects.get().answers == place.street


def test_it_refuses_strangers_and_tables_without_the_needed_columns(dan, sue, place):
    with pytest.raises(NotYours):
        import_sites(dan, [])
    with pytest.raises(NotYours):
        import_site(dan, site=Site(answers=place.street, name="x", kind="other"))
    with pytest.raises(Refused) as refused:
        read_sites("名称,人数\n青禾大厦,3\n".encode())
    assert refused.value.field == "file"
