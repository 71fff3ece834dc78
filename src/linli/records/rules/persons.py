"""Questions about persons: Linli keeps no list of persons, so these are left for the pen."""

import re

from linli.records.rules.tables import Ask, Layout, Shape
from linli.records.rules.words import plain

# Never in the house: numbers of papers and accounts.
PAPER = re.compile(r"身份证|证件号|护照|银行卡|银行账|账户号|社保卡|医保卡|残疾证|低保证号")
NAME = re.compile(r"姓名|户主|^人员$|当事人|申请人|监护人")
# What a list or form about persons says of each.
OF_PERSON = re.compile(
    r"姓名|户主|当事人|申请人|监护人|性别|年龄|出生|民族|住址|地址|门牌|楼号|手机|电话|联系方式|户籍|健康|疾病|病情|残疾|婚姻|学历|"
    r"政治面貌|家庭成员|与户主关系|收入|职业|工作单位"
)


def about_persons(layout: Layout) -> list[Ask]:
    """The questions of a table that are about single persons.

    A table is about persons when it asks for the number of a paper, or when it is a list of names.
    """
    told = {ask: plain(ask.heads[-1]) if ask.heads else "" for ask in layout.asks}
    papers = [ask for ask, head in told.items() if PAPER.search(head)]
    is_list = layout.shape == Shape.LIST and any(NAME.search(head) for head in told.values())
    if not papers and not is_list:
        return []
    return [ask for ask, head in told.items() if ask in papers or OF_PERSON.search(head)]
