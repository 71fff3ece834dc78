"""Chinese search: a word of two characters is found, through the index; rare characters too."""

import pytest
from django.db import connection

from linli.kernel.search import bigrams
from linli.kernel.tests.lamps import LampWords


def test_bigrams_of_han_and_words_of_latin():
    assert bigrams("楼道停水3天 WiFi") == ["3", "wifi", "停水", "天", "楼道", "道停"]
    assert bigrams("水") == ["水"] and bigrams("停水", ends=True) == ["停水", "水"]
    assert bigrams("Ｗｉ－Ｆｉ") == ["fi", "wi"], "wide letters are letters"
    assert bigrams("𠮷野家") == ["野家", "𠮷野"], "a character beyond the first plane is one character"
    assert bigrams("'\\ & | ! :* <->") == []


@pytest.fixture
def found(lamps):
    texts = {
        "water": "昨晚三号楼停水",
        "light": "楼道的灯坏了",
        "rare": "𠮷祥里的𪚥石碎了",
        "wifi": "活动室WiFi断了",
    }
    for name, text in texts.items():
        LampWords.objects.create(name=name, search=text)
    return lambda words: sorted(LampWords.objects.filter(search__words=words).values_list("name", flat=True))


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


def test_two_characters_are_found_through_the_index(lamps):
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX lampwords_search ON kernel_lampwords USING gin (search)")
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "lampwords_search" in LampWords.objects.filter(search__words="停水").explain()
