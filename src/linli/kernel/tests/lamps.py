"""A noun for the proofs of the core: lamps that are hung, lit, doused and broken."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.kernel.actors import Actor, Post
from linli.kernel.acts import Deed, Word, act
from linli.kernel.clock import now
from linli.kernel.evidence.models import Evidence
from linli.kernel.flows import Flow
from linli.kernel.forms import ActForm
from linli.kernel.nouns import Noun
from linli.kernel.queries import query, visible_to
from linli.kernel.refusals import Refused
from linli.kernel.search import BigramField

KEEPER = Post(3, 7, "多福巷社区", "keeper", "/1/7/", frozenset({"lamps.keep"}))
ANN = Actor(person_id=11, name="Ann", posts=(KEEPER,), post=KEEPER)
DAN = Actor(person_id=14, name="Dan")


class Lamp(Noun):
    name = models.CharField(max_length=40)
    state = models.CharField(max_length=8, default="off")
    watts = models.IntegerField(default=0)
    due_at = models.DateTimeField(null=True)

    FLOW = Flow({"light": ({"off"}, "on"), "douse": ({"on"}, "off"), "crack": ({"on", "off"}, "broken")})

    class Meta:
        app_label = "kernel"
        managed = False
        db_table = "kernel_lamp"

    def place(self):
        return 7, (1, 7)

    def get_absolute_url(self):
        return f"/lamps/{self.pk}/"


class LampNote(models.Model):
    lamp = models.ForeignKey(Lamp, models.CASCADE)
    text = models.CharField(max_length=40)

    class Meta:
        app_label = "kernel"
        managed = False
        db_table = "kernel_lampnote"


class LampWords(models.Model):
    name = models.CharField(max_length=8)
    search = BigramField()

    class Meta:
        app_label = "kernel"
        managed = False
        db_table = "kernel_lampwords"


class Named(ActForm):
    name = forms.CharField(max_length=40)
    watts = forms.IntegerField(required=False)
    photos = forms.FileField(required=False)


class Why(ActForm):
    why = forms.CharField(max_length=40, required=False)


def keeps(actor, lamp):
    return actor.can("lamps.keep", "/1/7/")


@visible_to(Lamp)
def lamps_of(actor):
    return Lamp.objects.all() if actor.person_id else Lamp.objects.none()


@query("tests.lamps", "Lamps", Why)
def lamps(actor, why=""):
    return [{"name": one.name} for one in lamps_of(actor)]


@act("tests.lamp.hung", _("Hang"), on=Lamp, may=keeps, creates=True, form=Named)
def hang(actor, *, name, watts=None, photos=None):
    return Lamp(name=name, watts=watts or 0)


@act("tests.lamp.lit", _("Light"), on=Lamp, may=keeps, move="light", form=Why, primary=True)
def light(actor, lamp, *, why=""):
    words = [Word("lit", f"{lamp.name} is lit", link="/x/", to_person=11)]
    return Deed(facts={"why": len(why)}, amounts={"lit": 1, "kilowatts": 0.06}, remark=why, words=words)


@act("tests.lamp.doused", _("Douse"), on=Lamp, may=keeps, move="douse")
def douse(actor, lamp):
    return None


@act("tests.lamp.cracked", _("Crack"), on=Lamp, may=keeps, move=("crack", "light"), hidden=True)
def crack(actor, lamp):
    return Deed(move="crack")


@act("tests.lamp.looked_at", _("Look at"), on=Lamp, may=keeps, reads=True, hidden=True)
def look_at(actor, lamp):
    lamp.name = "not kept"


@act("tests.lamp.spoilt", _("Spoil"), on=Lamp, may=keeps, hidden=True)
def spoil(actor, lamp):
    LampNote.objects.create(lamp=lamp, text="half")
    lamp.name = "spoilt"
    raise Refused(_("No."))


@act("tests.lamp.noted", _("Hang with notes and files"), on=Lamp, may=keeps, creates=True, hidden=True)
def hang_noted(actor, *, files=()):
    lamp = Lamp(name="noted")
    return Deed(
        noun=lamp, also=[LampNote(lamp=lamp, text="first"), LampNote(lamp=lamp, text="second"), *files]
    )


def a_file(**more):
    """A file's row without its bytes, for a noun that is not yet there."""
    given = {
        "noun": "",
        "noun_id": 0,
        "kind": "photo",
        "at": now(),
        "algorithm": "sha256",
        "digest": "d",
        "size": 1,
    }
    return Evidence(**{**given, "media_type": "image/jpeg", "storage_key": "k", **more})


def reader(request):
    """The actor named by a header of the test, else nobody."""
    return {"ann": ANN, "dan": DAN}.get(request.headers.get("X-Reader", ""), Actor())
