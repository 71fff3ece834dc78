"""Masks, and the finding of personal data in free text."""

import pytest
from django.utils import translation

from linli.kernel.privacy import masking


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("王小明", "王**"), ("王明", "王*"), ("欧阳娜娜", "欧**"), ("𠮷野", "𠮷*"),
        ("阿依古丽·买买提", "阿**"),
        ("葛\U000e0100明", "葛\U000e0100*"), ("李", "*"), ("", ""), ("John Smith", "J**"),
    ],
)  # fmt: skip
def test_a_name_keeps_its_first_character(text, masked):
    assert masking.mask_name(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("13800131234", "138****1234"), ("+86 138 0013 1234", "138****1234"),
        ("１３８００１３１２３４", "138****1234"),
        ("010-65001234", "010****1234"), ("65001234", "****1234"), ("110", "***"),
        ("call her", "•••"), ("", ""),
    ],
)  # fmt: skip
def test_a_phone_keeps_its_ends(text, masked):
    assert masking.mask_phone(text) == masked


def test_an_identity_number_hides_birth_and_order():
    assert masking.mask_id("11010519491231002X") == "110*************2X"
    assert masking.mask_id("E12345678") == "E*******8"
    assert masking.mask_id("123") == "***"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("北京市朝阳区建国路88号院3号楼501", "北京市朝阳区建国路***"),
        ("朝阳区三里屯路１５号", "朝阳区三里屯路***"),
        ("幸福家园小区三单元二层", "幸福家园小区***"),
        ("海淀区中关村大街甲12号", "海淀区中关村大街***"),
        ("东城区八宝胡同", "东城区八宝胡同***"),
        ("老槐树旁边", "***"),
        ("", ""),
    ],
)
def test_an_address_keeps_the_road_and_hides_the_number(text, masked):
    assert masking.mask_address(text) == masked


def test_a_mail_address_keeps_its_first_letter():
    assert masking.mask_email("ann@example.org").lower() == "a***@example.org"
    assert masking.mask_email("nobody") == "***"


def test_an_unknown_kind_is_wholly_hidden():
    assert masking.mask("shoe size", "42") == "•••" and masking.mask("phone", "13800131234") == "138****1234"


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("请打13800131234找我", "phone", "13800131234"),
        ("电话１３８００１３１２３４。", "phone", "１３８００１３１２３４"),
        ("call +86 138-0013-1234 now", "phone", "+86 138-0013-1234"),
        ("座机010-65001234", "phone", "010-65001234"),
        ("身份证11010519491231002x", "id", "11010519491231002x"),
        ("身份证１１０１０５１９４９１２３１００２Ｘ", "id", "１１０１０５１９４９１２３１００２Ｘ"),
        ("110105 19491231 002X", "id", "110105 19491231 002X"),
        ("卡号6222 0212 0812 3456 780", "bank", "6222 0212 0812 3456 780"),
        ("visa 4111111111111111", "bank", "4111111111111111"),
        ("写信到wang.xm@example.com.cn谢谢", "email", "wang.xm@example.com.cn"),
        ("京A·12345占道", "plate", "京A·12345"),
        ("沪AD12345", "plate", "沪AD12345"),
        ("京Ａ１２３４５", "plate", "京Ａ１２３４５"),
    ],
)
def test_it_finds(text, kind, found):
    (finding,) = masking.scan(text)
    assert (finding.kind, text[finding.start : finding.end]) == (kind, found)


@pytest.mark.parametrize(
    "text",
    [
        "热线12345", "2026年11月23日", "暖气5天不热，3号楼", "身份证110105194912310021",
        "编号20261123000012345678",
        "面积138.00平方米", "4111111111111112", "在京东买的", "user@", "花了13800元",
    ],
)  # fmt: skip
def test_it_leaves_alone(text):
    assert masking.scan(text) == []


def test_redaction_takes_all_and_keeps_the_rest():
    with translation.override("en"):
        text = "𠮷先生 13800131234，京A12345，身份证11010519491231002X。"
        assert masking.redact(text) == "𠮷先生 [phone number]，[number plate]，身份证[identity number]。"


def test_redaction_leaves_nothing_to_find():
    text = "a@b.cn 13800131234 010-65001234 6222021208123456780"
    assert masking.scan(masking.redact(text)) == []
