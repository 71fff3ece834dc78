"""Chinese search: a word of two characters is found, through the index; rare characters too."""

import pytest
from django.db import connection

from linli.kernel.search import bigrams
from linli.needs import testing
from linli.needs.models import Need, NeedWords


def test_bigrams_of_han_and_words_of_latin():
    assert bigrams("楼道停水3天 WiFi") == ["3", "wifi", "停水", "天", "楼道", "道停"]
    assert bigrams("水") == ["水"] and bigrams("停水", ends=True) == ["停水", "水"]
    assert bigrams("Ｗｉ－Ｆｉ") == ["fi", "wi"], "wide letters are letters"
    assert bigrams("𠮷野家") == ["野家", "𠮷野"], "a character beyond the first plane is one character"
    assert bigrams("'\\ & | ! :* <->") == []


@pytest.fixture
def found(db):
    town = testing.a_town()
    texts = {"water": "昨晚三号楼停水", "light": "楼道的灯坏了", "rare": "𠮷祥里的𪚥石碎了", "wifi": "活动室WiFi断了"}
    needs = {name: testing.raised(town, text=text) for name, text in texts.items()}

    def look(words):
        rows = Need.objects.filter(words__search__words=words)
        return sorted(name for name, need in needs.items() if need in rows)

    return look


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("停水", ["water"]),
        ("楼道", ["light"]),
        ("楼", ["light", "water"]),
        ("水", ["water"]),
        ("停水 三号楼", ["water"]),
        ("三号楼停水", ["water"]),
        ("停电", []),
        ("𪚥石", ["rare"]),
        ("𠮷", ["rare"]),
        ("wifi", ["wifi"]),
        ("'; DROP TABLE x --", []),
        ("\\", []),
        ("", []),
    ],
)
def test_words_find_their_texts(found, words, wanted):
    assert found(words) == wanted


def test_two_characters_are_found_through_the_index(db):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = NeedWords.objects.filter(search__words="停水").explain()
    assert "needs_search" in plan
