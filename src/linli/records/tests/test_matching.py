"""What a question is taken for. Each trap here would have been a wrong figure in somebody's table."""

import pytest

from linli.kernel.ledgers import FIELDS
from linli.records.rules import Ask, Candidate, Layout, Match, Names, Shape, Spot, matched
from linli.records.rules.matching import told_apart
from linli.records.rules.units import agree, turned
from linli.records.rules.words import canonical, contradict, is_of_body, plain, unit_of


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(
        [
            Candidate(one.code, str(one.title), one.also, one.unit, one.about, one.own)
            for one in FIELDS.values()
        ]
    )


def match(
    names: Names,
    title: str,
    *heads: str,
    rows: tuple[str, ...] = (),
    others: tuple[str, ...] = (),
    unit: str = "",
):
    ask = Ask(heads, (Spot(0, 1, 1),), unit or unit_of(heads[-1]), rows)
    layout = Layout(Shape.LIST, title, (ask, *(Ask((one,), ()) for one in others)))
    return matched(layout, [ask], names)[0]


@pytest.mark.parametrize(
    ("title", "heads", "code"),
    [
        ("社区基本情况表", ("1.社区名称",), "organisations.community"),
        ("社区基本情况表", ("所属街道（乡镇）",), "organisations.street"),
        ("12345工单月报", ("受理件数（件）",), "needs.received"),
        ("接诉即办情况表", ("诉求办理", "办结量①"), "needs.answered"),
        ("工作情况表", ("群众诉求受理总量",), "needs.received"),
        ("12345情况表", ("满意率（%）",), "needs.satisfaction_rate"),
        ("群众诉求统计表", ("环境卫生类",), "needs.received.about.03"),
        ("社区通讯录", ("办公电话",), "organisations.phone"),
    ],
)
def test_it_is_sure_of_names_and_synonyms(names, title, heads, code):
    found = match(names, title, *heads)
    assert found.is_sure
    assert found.code == code


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("信访工作统计表", ("受理件数",)),  # another line of work
        ("物业服务评价表", ("满意率",)),
        ("社区社会组织基本情况表", ("成立时间",)),  # of that organisation, not of the community
        ("社区社会组织基本情况表", ("单位名称",)),
        ("物业企业基本信息表", ("联系电话",)),
        ("社区卫生服务站基本情况表", ("单位地址",)),
        ("老旧小区基本情况表", ("成立时间",)),
        ("养老驿站信息登记表", ("办公电话",)),
        ("登记表", ("成立时间",)),  # of whom?
        ("12345月报", ("未解决件数",)),
        ("12345月报", ("不满意件数",)),
        ("12345月报", ("办结率",)),
        ("12345月报", ("重点工单", "受理件数")),  # a part of them only
        ("12345月报", ("受理件数", "男")),
        ("12345月报", ("市级交办受理件数",)),
        ("12345月报", ("受理人次",)),
        ("社区基本情况表", ("副书记",)),
        ("社区基本情况表", ("书记", "联系电话")),
        ("社区基本情况表", ("社区工作者人数",)),
        ("社区基本情况表", ("户籍人口",)),
        ("社区基本情况表", ("书记出生年月",)),
        ("活动情况表", ("联系电话",)),
        ("活动情况表", ("活动地址",)),
    ],
)
def test_it_is_not_sure_of_what_only_looks_alike(names, title, heads):
    assert not match(names, title, *heads).is_sure


def test_it_is_not_sure_of_a_telephone_where_persons_are_named(names):
    assert match(names, "社区基本情况表", "联系电话").is_sure
    assert not match(names, "社区基本情况表", "联系电话", others=("负责人姓名",)).is_sure


def test_it_is_not_sure_where_units_differ(names):
    assert not match(names, "12345月报", "受理", unit="人次").is_sure
    assert not match(names, "12345月报", "解决率", unit="件").is_sure


def test_a_confirmed_mapping_goes_before_all(names):
    ask = Ask(("本辖区事项",), (Spot(0, 1, 1),))
    layout = Layout(Shape.FORM, "表", (ask,))
    found = matched(layout, [ask], names, {"本辖区事项": "needs.received"})[0]
    assert (found.code, found.confidence, found.how) == ("needs.received", 1.0, "earlier")
    assert matched(layout, [ask], names, {"本辖区事项": "no.longer"})[0].code != "no.longer"


def test_two_of_one_name_are_told_apart_or_asked():
    twice = [Match(Ask(("数量",), (Spot(0, 1, at),)), "a", 0.98, "name") for at in (1, 2)]
    assert not any(one.is_sure for one in told_apart(twice))
    apart = [Match(Ask((group, "数量"), (Spot(0, 1, 1),)), "a", 0.98, "name") for group in ("甲", "乙")]
    assert all(one.is_sure for one in told_apart(apart))


def test_two_candidates_of_one_name_are_asked():
    names = Names([Candidate("a", "人数"), Candidate("b", "人数")])
    assert not match(names, "表", "人数情况", "人数").is_sure


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("１．社区名称＊", "社区名称"),
        ("（一）", "一"),
        ("受理数（件）①", "受理数"),
        ("党员（含预备）", "党员含预备"),
        ("姓 名", "姓名"),
    ],
)
def test_decoration_goes_and_meaning_stays(text, bare):
    assert plain(text) == bare


def test_wordings_of_one_count_are_one():
    assert canonical("受理件数") == canonical("受理总量") == canonical("受理数量（件）") == "受理数"
    assert canonical("受理人次") != canonical("受理人数")


@pytest.mark.parametrize(
    ("one", "other"),
    [("男性人数", "女性人数"), ("已解决数", "未解决数"), ("参与人次", "参与人数"), ("办结率", "办结数")],
)
def test_contrary_words_contradict(one, other):
    assert contradict(one, other)


def test_units_are_turned_into_each_other():
    assert turned(125000, "元", "万元") * 2 == 25
    assert turned(5, "件", "个") == 5
    assert agree("个", "件") and not agree("人次", "人") and not agree("%", "件")


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("附件1：社区基本情况统计表", True),
        ("东城区东华门街道社区书记通讯录（2026年）", True),
        ("2026年第三季度单位基本信息", True),
        ("社区卫生服务站基本情况表", False),
        ("社区社会组织登记表", False),
        ("小区物业情况表", False),
        ("困难党员情况", False),
        ("Sheet1", False),
    ],
)
def test_it_knows_whether_a_table_is_about_the_body_itself(title, told):
    assert is_of_body(title) is told
