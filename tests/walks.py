"""Ways through the pages that several stories take."""

import re
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from linli.kernel.delivery.models import Delivery
from linli.needs.models import Need

CODE = re.compile(r"(?<![0-9A-Z-])[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}(?![0-9A-Z-])")
LAMP = "楼道的灯坏了三天，老人晚上看不见。"


def a_photo(colour=(90, 90, 110)):
    """A small photo, as a phone would send it."""
    file = BytesIO()
    Image.new("RGB", (320, 240), colour).save(file, "JPEG")
    return SimpleUploadedFile("灯.jpg", file.getvalue(), "image/jpeg")


def say(visitor, area, text=LAMP, *, photo=None, contact="", name="", address="3号楼2单元"):
    """Raise a need step by step; the need and its receipt code."""
    visitor.get(f"/raise/?area={area}")
    visitor.send("next", text=text, files={"photos": photo} if photo else None)
    visitor.send("next", address=address)
    visitor.send("next", contact=contact, name=name)
    visitor.send("send")
    pk = int(visitor.at.rstrip("/").rpartition("/")[2])
    return Need.objects.get(pk=pk), CODE.search(visitor.text)[0]


def at_desk(visitor, need):
    """Open a need at the desk."""
    return visitor.get(f"/desk/needs/{need.pk}/")


def rating_link(need, nth=-1):
    """The one-time link that the outbox holds for the last answer."""
    links = Delivery.objects.filter(noun="needs.need", noun_id=need.pk, link__startswith="/rate/").order_by(
        "id"
    )
    return list(links)[nth].link


def now_as(need):
    """The need as it is now: its state and outcome."""
    need.refresh_from_db()
    return need.state, need.outcome
