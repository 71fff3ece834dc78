"""Builders of notes: as a device sends them."""

from linli.kernel.receipts import receipt_code
from linli.meetings import acts

TEXT = "阳台漏水，下雨天用盆接着。"


def draft(town, **told):
    """What a draft holds."""
    given = {
        "kind": "household", "area": town.place.community.area_code, "text": TEXT, "consent": True,
        "code": receipt_code(),
    }  # fmt: skip
    return {**given, **told}


def noted(town, by=None, **told):
    """A note of Ann's that has arrived."""
    return acts.take_note(by or town.ann, **draft(town, **told)).noun


def thing(town, **told):
    return noted(town, kind="thing", thing="road", consent=False, text="井盖松动，车一过就响。", **told)
