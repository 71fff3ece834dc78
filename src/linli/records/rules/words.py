"""Words of heads: what is meaning, what is decoration, what contradicts what."""

import re
import unicodedata
from functools import lru_cache

UNITS = (
    "人次", "人", "户", "件次", "件", "个", "次", "项", "元", "万元", "亿元", "%", "‰", "天", "日", "小时",
    "分钟", "岁",
    "平方米", "万平方米", "㎡", "平方公里", "公里", "米", "名", "家", "处", "场次", "场", "份", "条", "套", "栋",
    "辆",
    "台", "支", "篇", "期", "年", "月", "工作日", "百分比",
)  # fmt: skip
# What stands in brackets and says nothing of what is asked.
_HINT = re.compile(
    r"^(?:必填|选填|可选|必填项|可不填|下拉选择|单选|多选|可多选|盖章|公章|签字|签章|签名|是/?否|全称|规范全称|"
    r"请填.*|如.*|例.*|格式.*|精确到.*|保留.*|截至.*|截止.*|年月日?|年/月/日|yyyy.*|注\d*|\d+|[a-z*※]|.*填写.*)$",
    re.I,
)
_BRACKETS = re.compile(r"[(\[【〔<{]([^()\[\]【】〔〕<>{}]*)[)\]】〕>}]")
_MARKS = re.compile(r"[*※★☆●▲△◆■□✓√¹²³⁴⁵⁶⁷⁸⁹⁰①②③④⑤⑥⑦⑧⑨⑩†‡#]")
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+[、.]|\d{1,2}[、.](?!\d)|[a-zA-Z][、.])")
_NOISE = re.compile(r"[\s、,。.;:'\"!?/\\|_~`^+=·…—\-–()\[\]【】〔〕《》<>{}]+")
_COUNTING = re.compile(r"(?:总件数|总数量|总数|总量|件数|数量|个数|户数量|次数总计|量|数)$")

# Of each line only one can be meant: where a head and a title hold different ones they are not the same.
CONTRARY: tuple[tuple[str, ...], ...] = (
    ("男", "女"),
    ("已", "未", "待", "应", "拟"),
    ("本月", "当月", "本季", "本年", "今年", "上月", "上年", "去年", "同期", "累计", "同比", "环比", "增减", "增长"),
    ("人次", "人数", "户数", "件数", "次数", "场次", "名单"),
    ("率", "比例", "占比", "百分比"),
    ("正式", "预备", "积极分子", "发展对象"),
    ("户籍", "常住", "流动", "暂住"),
    ("副",),
    ("不满意", "基本满意"),
    ("满意", "解决", "答复", "响应", "受理", "办结", "联系", "转办", "退回", "重复", "催办", "挂账", "延期"),
    ("按时", "按期", "及时", "超期", "逾期"),
    ("姓名", "电话", "地址", "编号", "代码", "编码", "时间", "日期", "类型", "类别", "状态", "性质", "职务",
        "邮箱", "照片"),
    ("人均", "户均", "平均", "最长", "最短", "最高", "最低"),
    ("新增", "减少", "现有", "在册", "退出"),
    ("计划", "实际", "目标"),
    ("开始", "起始", "结束", "终止", "届满", "到期"),
    ("上级", "下级", "下设", "下属"),
    ("空缺", "在岗", "编制", "缺额"),
    ("党员", "群众", "居民", "村民", "志愿者", "工作者"),
    ("街道", "社区", "区县", "小区", "楼门"),
    ("书记", "主任", "委员", "负责人", "联系人", "经办人", "填表人"),
    ("公开", "内部"),
    ("不", "非", "无"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """A head as it is compared: full width folded, numbering, marks, units and hints off; meaning kept."""
    text = _MARKS.sub("", _folded(text))
    text = _NUMBERING.sub("", text.strip())
    text = _BRACKETS.sub(_kept, text)
    return _NOISE.sub("", text).lower()


def _folded(text: str) -> str:
    """NFKC, but marks above the line are taken off before they become digits."""
    return unicodedata.normalize("NFKC", _MARKS.sub("", text)).replace("，", ",").replace("：", ":")


def _kept(found: re.Match[str]) -> str:
    inside = found[1].strip()
    is_unit = inside.removeprefix("单位").lstrip(":： ") in UNITS
    return "" if not inside or is_unit or _HINT.match(inside) else inside


def unit_of(text: str) -> str:
    """The unit that a head names: 受理数（件） → 件."""
    for inside in reversed(_BRACKETS.findall(_folded(text))):
        bare = inside.strip().removeprefix("单位").lstrip(":： ")
        if bare in UNITS:
            return "%" if bare == "百分比" else bare
    found = re.search(r"[,、/]\s*(?:单位:?)?(万元|元|人次|%)$", _folded(text))
    return found[1] if found else ""


@lru_cache(maxsize=20_000)
def canonical(text: str) -> str:
    """One wording for what is only worded otherwise: 受理件数, 受理总量 and 受理数量 are one count."""
    bare = plain(text)
    for start in ("本单位", "本社区", "本辖区", "辖区", "全部", "共", "总"):
        bare = bare.removeprefix(start) if len(bare) > len(start) + 1 else bare
    shorter = _COUNTING.sub("数", bare)
    return shorter if len(shorter) > 1 else bare


def dice(one: str, other: str) -> float:
    """How many pairs of neighbouring letters two texts share, from 0 to 1."""
    pairs, others = _pairs(one), _pairs(other)
    if not pairs or not others:
        return float(one == other)
    return 2 * len(pairs & others) / (len(pairs) + len(others))


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def contradict(one: str, other: str) -> bool:
    """Whether two texts hold words of which only one can be meant, or one of them a word that turns it round."""
    for words in CONTRARY:
        here, there = ({word for word in words if word in text} for text in (one, other))
        if here != there and (
            (here and there) or len(words) == 1 or words[0] in ("男", "已", "不", "本月", "率")
        ):
            return True
    return False


_BODIES = re.compile(r"社区|街道|村|居委会|委员会|单位|组织|机构|办事处|乡|镇")
_PLACES = re.compile(r"[^社街村区市]{0,8}?(?:街道|社区|乡|镇|村|(?<![小园校景片厂库])区|市)")
_ABOUT_BODIES = re.compile(
    r"附件|附表|表[一二三四五六\d]+|基本|情况|信息|统计|汇总|登记|调查|摸底|采集|报送|上报|一览|名录|通讯录|台账|明细|概况|简介|"
    r"居民委员会|村民委员会|居委会|村委会|居民|村民|委员会|办事处|两委|单位|组织|机构|基层|辖区|全体|工作|班子|换届|任期|岗位|书记|"
    r"主任|负责人|办公|联系|方式|电话|地址|年度|月度|季度|[年月季]报|截[至止]|上半年|下半年|第|[一二三四]季|[表册卡及和与的年月日至度底份]|[\da-z]"
)


@lru_cache(maxsize=2000)
def is_of_body(title: str) -> bool:
    """Whether a table is about bodies such as the one that fills it: 社区基本情况表, not 社区卫生服务站情况表."""
    bare = _NOISE.sub("", _BRACKETS.sub("", _folded(title))).lower()
    left = _ABOUT_BODIES.sub("", _PLACES.sub("", _ABOUT_BODIES.sub("", bare)))
    return bool(_BODIES.search(bare)) and not left
