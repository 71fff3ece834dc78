"""The stamped page lies beside the table."""

from io import BytesIO

import pytest
from PIL import Image

from linli.kernel.evidence.intake import examine
from linli.kernel.evidence.shelf import beside
from linli.kernel.refusals import NotNow, NotYours
from linli.records import acts, testing


def a_scan():
    out = BytesIO()
    Image.new("RGB", (200, 280), "white").save(out, "JPEG")
    out.seek(0)
    return examine(out, "盖章页.jpg")


def test_it_keeps_the_scan_as_evidence(town):
    filling = testing.filled(town.ann)
    done = acts.stamp(town.ann, filling, scan=[a_scan()]).noun
    kept = beside("records.filling", filling.pk)
    assert done.state == "stamped"
    assert [one.kind for one in kept if one.digest == done.scan] == ["signature"]


def test_it_refuses_a_table_that_is_not_filled(town):
    with pytest.raises(NotNow):
        acts.stamp(town.ann, testing.confirmed(town.ann), scan=[a_scan()])


def test_it_refuses_others(town):
    with pytest.raises(NotYours):
        acts.stamp(testing.neighbour(town), testing.filled(town.ann), scan=[a_scan()])
