"""A filter under a name of one's own."""

from linli.kernel.actors import NOBODY
from linli.kernel.forms import Invalid
from linli.kernel.refusals import NotYours
from linli.needs import acts, queries
from linli.needs.tests.asking import refused


def test_it_is_found_again_by_its_owner_only(town):
    acts.keep_filter(town.ann, name="噪声", query="queue=open&q=噪声")
    assert [one.name for one in queries.saved_filters(town.ann)] == ["噪声"]
    assert queries.saved_filters(town.sue) == []


def test_it_refuses_somebody_without_an_account(town):
    with refused(NotYours):
        acts.keep_filter(NOBODY, name="噪声", query="q=噪声")


def test_it_refuses_a_filter_without_a_name(town):
    with refused(Invalid, field="name"):
        acts.keep_filter.submit(town.ann, None, {"query": "q=噪声"})


def test_it_tells_where_it_leads(town):
    saved = acts.keep_filter(town.ann, name="噪声", query="q=1").noun
    assert saved.get_absolute_url().endswith("/desk/?q=1")
