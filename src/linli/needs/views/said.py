"""What has been said so far while a need is being raised: carried from step to step by the page itself.

Nothing stands on the server before it is sent, but for photos, which wait on the shelf.
"""

from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from linli.kernel import resuming
from linli.kernel.evidence.forms import MOST
from linli.kernel.evidence.intake import Examined, examine, limits
from linli.kernel.evidence.pending import held, hold, shown
from linli.kernel.refusals import Refused, TooMany
from linli.kernel.web.limits import spend_files
from linli.kernel.whole import whole
from linli.needs import forms, queries, rules
from linli.needs.queries.choosing import suggest_kind
from linli.needs.views import places

STEPS = ("say", "where", "reach", "look")
FIELDS: dict[str, tuple[str, ...]] = {
    "say": ("text",),
    "where": ("area", "address"),
    "reach": ("kind", "category", "contact", "name", "hidden"),
    "look": (),
}
CARRIED = (*(name for step in STEPS for name in FIELDS[step]), "chosen", "key")


@dataclass
class Said:
    """What was typed, and the photos by the word that the page carries for each."""

    values: dict[str, str]
    photos: dict[str, Examined] = field(default_factory=dict)
    faults: list[Any] = field(default_factory=list)  # of the photos just chosen

    @property
    def text(self) -> str:
        return self.values["text"]

    @property
    def category(self) -> int | None:
        value = whole(self.values["category"])
        return value if value in queries.categories() else None

    def hidden_but(self, step: str) -> dict[str, str]:
        """What a step's page carries unseen: all that it does not ask itself."""
        return {name: value for name, value in self.values.items() if name not in FIELDS[step]}

    def thumbs(self) -> list[dict[str, str]]:
        return [{"word": word, "name": one.name, "thumb": shown(one)} for word, one in self.photos.items()]

    def suggest(self) -> None:
        """Kind and category from the words, until somebody chose them."""
        if not self.values["chosen"]:
            guess = queries.suggest_category(self.text)
            self.values["category"] = str(guess.id) if guess else ""
            self.values["kind"] = suggest_kind(self.text)


def begun(request: HttpRequest) -> Said:
    """A new one; a link may say where (``?area=``) and begin the words (``?text=``)."""
    place = places.place_at(request.GET.get("area", "")) or places.remembered(request)
    values = dict.fromkeys(CARRIED, "") | {"hidden": "on", "key": token_hex(16)}
    return Said(values | {"text": request.GET.get("text", "")[:500], "area": place.code if place else ""})


def posted(request: HttpRequest, step: str) -> Said:
    """What the page sent back, with the photos chosen just now."""
    values = {name: request.POST.get(name, "").replace("\x00", "") for name in CARRIED}
    if step == "reach":
        values |= {"chosen": "1", "hidden": request.POST.get("hidden") or "false"}
    said = Said(values)
    words = request.POST.getlist("photo")[:MOST]
    said.photos = {word: one for word in words if (one := held(word))}
    if len(said.photos) < len(set(words)):
        said.faults.append(_("A photo was kept too long and is gone. Please choose it again."))
    _take(request, said, request.FILES.getlist("photos"))
    if step == "say" and (came := resuming.back.get()) and came.files:
        said.faults.append(resuming.CHOOSE_AGAIN)
    return said


def _take(request: HttpRequest, said: Said, files: list[Any]) -> None:
    """Keep each photo that is fit; one bad photo, or too many, cost neither the others nor the words."""
    try:
        spend_files(request, len(files))
    except TooMany as refused:
        said.faults.append(_("The new photos were not taken: %(why)s") % {"why": refused.message})
        return
    for file in files:
        if len(said.photos) >= MOST:
            said.faults.append(
                _("At most %(most)s files at once; send the others afterwards.") % {"most": MOST}
            )
            return
        try:
            one = examine(file, file.name, limits())
        except Refused as refused:
            said.faults.append(_("“%(name)s”: %(why)s") % {"name": file.name[:60], "why": refused.message})
        else:
            said.photos[hold(one)] = one


def asked(step: str, said: Said, actor: Any, *, check: bool = False) -> Any:
    """The inputs of one step; with ``check`` they are examined."""
    form = (
        forms.Raise(said.values, actor=actor) if check else forms.Raise(initial=_initial(said), actor=actor)
    )
    for name in [name for name in form.fields if name not in FIELDS[step]]:
        del form.fields[name]
    if "contact" in form.fields:
        form.fields["category"].filled_from = form.fields["kind"].filled_from = (  # type: ignore[attr-defined]
            "" if said.values["chosen"] else _("what you wrote")
        )
        for name in ("contact", "name"):
            form.fields[name].widget.attrs["data-private"] = ""
    if check and step == "say":
        _check_words(form, said)
    if check and step == "where" and places.place_at(said.values["area"]) is None:
        form.add_error("area", _("Choose where it is: the community, or at least the district."))
    return form


def _initial(said: Said) -> dict[str, Any]:
    return {**said.values, "hidden": said.values["hidden"] != "false"}


def _check_words(form: Any, said: Said) -> None:
    if "text" in form.errors:
        return
    try:
        rules.clean_text(said.text)
    except Refused as refused:
        form.refuse(refused)
