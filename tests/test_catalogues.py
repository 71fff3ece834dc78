"""./linli manage translations: what is said is found, completed, checked and compiled."""

import gettext

import pytest
from django.utils import translation
from django.utils.translation import trans_real

from linli.kernel.management import catalogues


@pytest.fixture
def room(tmp_path, monkeypatch):
    """A small capability with strings in Python and in a template, and a catalogue for them."""
    shared = tmp_path / "src" / "linli"
    place = shared / "parks"
    (place / "templates").mkdir(parents=True)
    (place / "acts.py").write_text(
        "from django.utils.translation import gettext_lazy as _, ngettext\n"
        'A = _("Open the gate at %(hour)s")\n'
        'B = ngettext("%(n)d park", "%(n)d parks", 2)\n'
        "C = f\"{A} · {B or _('no park')}\"\n"
    )
    (place / "templates" / "park.html").write_text(
        '{% load i18n %}<p>\n  {% translate "Bench" %}\n'
        "    {% blocktranslate trimmed with n=n %}\n  {{ n }} trees\n  here\n{% endblocktranslate %}</p>"
        '{{ x|default:_("none") }}'
    )
    monkeypatch.setattr(catalogues, "rooms", lambda: [place, shared])
    return place


STRINGS = {"Open the gate at %(hour)s", "%(n)d park", "no park", "Bench", "%(n)s trees here", "none"}


def test_what_a_capability_says_is_found_in_code_and_templates(room):
    assert {id for _context, id in catalogues._said_in(room)} == STRINGS
    assert len(catalogues.faults()) == len(STRINGS)


def test_update_adds_what_is_missing_and_check_asks_for_its_translation(room):
    assert catalogues.update_all() == len(STRINGS)
    assert catalogues.update_all() == 0
    assert [fault for fault in catalogues.faults() if "has no translation" not in fault] == []
    assert len(catalogues.faults()) == len(STRINGS)


def test_a_translation_that_lost_its_placeholder_or_is_fuzzy_fails(room):
    translate(room, {"Open the gate at %(hour)s": "开门", "%(n)d park": "%(n)d个公园"})
    assert any("other placeholders" in fault for fault in catalogues.faults())
    translate(room, {"Open the gate at %(hour)s": "%(hour)s开门"})
    assert catalogues.faults() == []
    file = room / catalogues.FILE
    file.write_text(file.read_text().replace('msgid "Bench"', '#, fuzzy\nmsgid "Bench"'))
    assert [fault for fault in catalogues.faults() if "is fuzzy" in fault]


def test_two_translations_of_one_string_are_a_fault(room):
    translate(room, {})
    shared = room.parent / catalogues.FILE
    shared.parent.mkdir(parents=True)
    shared.write_text((room / catalogues.FILE).read_text().replace("译Bench", "另一译"))
    assert [
        fault for fault in catalogues.faults() if "'Bench' is '另一译' here and '译Bench' in parks" in fault
    ]


def test_a_process_that_read_before_reads_anew(room):
    translate(room, {})
    with translation.override("zh-hans"):
        translation.gettext("Send")
    assert trans_real._translations
    catalogues.compile_all()
    assert not trans_real._translations


def test_compiled_catalogues_speak_chinese(room):
    translate(room, {"%(n)d park": "%(n)d个公园"})
    assert catalogues.compile_all() == 1
    with (room / catalogues.FILE).with_suffix(".mo").open("rb") as file:
        spoken = gettext.GNUTranslations(file)
    assert spoken.gettext("Bench") == "译Bench"
    assert spoken.ngettext("%(n)d park", "%(n)d parks", 3) % {"n": 3} == "3个公园"


def translate(room, words):
    """Complete the room's catalogue; what ``words`` does not name gets a mark before it."""
    catalogues.update_all()
    catalogue = catalogues._read(room / catalogues.FILE)
    for message in catalogue:
        if message.id:
            id = catalogues._ids(message)[0]
            text = words.get(id) or catalogues._strings(message)[0] or f"译{id}"
            message.string = (text,) if isinstance(message.id, tuple) else text
    catalogues._write(room / catalogues.FILE, catalogue)
