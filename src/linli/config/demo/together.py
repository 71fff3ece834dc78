"""Neighbours of the demonstration: grids with teams, members at home, promises, a diary, help, a file from elsewhere.

Persons, desks and numbers are invented; no point is given, so that nearness goes by the tree and the neighbours.
"""

from datetime import timedelta

from linli.config.demo.bodies import short
from linli.config.demo.cast import Cast
from linli.kernel.actors import CLOCK
from linli.kernel.clock import now, today, travel
from linli.organisations import acts as organisations
from linli.organisations.queries import tree
from linli.volunteers import queries as volunteers
from linli.volunteers.acts import neighbours as acts

TEAMS = [
    ("health", "量血压、代取药、陪同就医"),
    ("law", "法律咨询、邻里调解"),
    ("household", "水电小修、家电检查"),
    ("culture", "合唱、书画、读书会"),
    ("safety", "夜间巡看、消防通道提醒"),
    ("economy", "招聘信息、手艺培训"),
]
POSTS = [
    ("法律咨询岗", "每月第一个周六上午在社区服务站值一小时。", "law", 2),
    ("手机课堂岗", "周三晚上教老人用手机挂号、视频。", "phones", 2),
    ("楼门整理岗", "每两周和邻居一起整理一次楼道。", "garden", 4),
]
HELP = [
    ("offer", "errand", "我每周二去早市，可以帮忙捎菜。"),
    ("want", "errand", "膝盖刚做完手术，想请人每周捎一次菜。"),
    ("offer", "phone", "手机、电脑的小毛病我都会看。"),
    ("offer", "company", "退休语文老师，下午可以陪老人读报聊天。"),
    ("want", "pet", "出差一周，想请人给花浇水。"),
    ("offer", "pet", "养猫多年，可以照看小动物和花草。"),
]
FILE = (
    "志愿者编号,姓名,性别,所在区域代码,服务技能,服务类别,注册日期\n"
    "DEMO000000001,示例甲,女,110105010,教学辅导,助老,2021-03-05\n"
    "DEMO000000002,示例乙,男,110105010,摄影,文化,2022-05-04\n"
    "DEMO000000003,,男,110105010,,,2022-05-04\n"
)


def tell(cast: Cast) -> None:
    """All of it, over the last two months."""
    with travel(now() - timedelta(days=60)):
        _neighbours(cast)
        _grids(cast)
        _posts(cast)
    with travel(now() - timedelta(days=20)):
        _members(cast)
        _promises(cast)
        _help(cast)
        acts.import_exchange(cast.desks[0], FILE.encode(), cast.at.street.id)


def _neighbours(cast: Cast) -> None:
    """Which communities lie side by side: each with the next of the list."""
    codes = [one.area_code for one in cast.at.communities]
    for one, other in zip(codes, codes[1:], strict=False):
        organisations.name_neighbour(CLOCK, one=one, other=other)


def _grids(cast: Cast) -> None:
    for community in cast.at.communities[:3]:
        who, name = cast.workers[community.id], short(community)
        for number, part in enumerate(("北里", "南里")):
            grid = acts.form_grid(
                who, body=community, name=f"第{'一二'[number]}网格",
                places="\n".join(f"{name}{part}{house}号楼" for house in range(1, 5)), households=380 + 45 * number,
            ).noun  # fmt: skip
            for field, does in TEAMS[number * 3 : number * 3 + 3]:
                acts.add_team(
                    who, grid=grid, field=field, does=does, desk_name=f"{name}社区服务站",
                    desk_phone="010-0000 0000", desk_hours="周一至周五 9:00–17:30",
                )  # fmt: skip
            acts.start_grid(who, grid)
    team = grid.teams.first()
    mate = acts.ask_mate(
        who, team=team, number=volunteers.person_of(cast.residents[community.id][0].person_id or 0)
    ).noun
    acts.consent(cast.residents[community.id][0], mate)


def _posts(cast: Cast) -> None:
    community = cast.at.communities[0]
    for title, text, skill, seats in POSTS:
        acts.offer_post(
            cast.workers[community.id], body=community, title=title, text=text, skill=skill, seats=seats
        )


def _members(cast: Cast) -> None:
    community = cast.at.communities[0]
    residents = cast.residents[community.id]
    worker = cast.workers[community.id]
    told = [("law", "周末上午有空"), ("phones", "工作日晚上"), ("music", "周末都可以")]
    reports = [
        acts.report_in(who, body=community, skills=[skill], wishes=wishes).noun
        for who, (skill, wishes) in zip(residents[1:], told, strict=False)
    ]
    posts = volunteers.openings_of(community.id)
    acts.match_report(worker, reports[0], opening=posts[0].pk)
    acts.start_report(residents[1], reports[0])
    acts.match_report(worker, reports[1], opening=posts[1].pk)


def _promises(cast: Cast) -> None:
    community = cast.at.communities[0]
    who = cast.residents[community.id]
    for actor, kind, title, result in (
        (who[0], "promise", "每月陪楼上的老人去一次医院", ""),
        (who[1], "duty_area", "3号楼楼道整洁", "清走了七处杂物，装了一面公告板"),
        (who[2], "model_post", "社区图书角管理员", ""),
    ):
        one = acts.take_on(actor, kind=kind, body=community, title=title, year=today().year).noun
        one = acts.publish(actor, one, shown_name=f"{actor.name[0]}师傅", agrees=True).noun
        if result:
            acts.tell_result(actor, one, result=result)
    branch = next(one for one in tree().below(community.path) if one.kind == "branch")
    seat = organisations.plan_post(CLOCK, body=branch.id, role="branch_committee", title="支部委员").noun
    organisations.fill_post(
        CLOCK, seat, person=volunteers.person_of(cast.secretaries[community.id].person_id or 0)
    )
    diary = acts.open_diary(who[0], body=branch, year=today().year).noun
    acts.write_line(who[0], diary=diary, kind="goal", on=today(), text="学会急救，教会同楼的三户人家")
    acts.write_line(who[0], diary=diary, kind="service", on=today(), text="帮邻居把旧家具搬下楼")


def _help(cast: Cast) -> None:
    """Six neighbours put something up; two of them are brought together, and it is done."""
    first, second = cast.at.communities[:2]
    people = [*cast.residents[first.id][:3], *cast.residents[second.id][:3]]
    for number, ((side, help_, text), who) in enumerate(zip(HELP, people, strict=True)):
        body = first if number < 3 else second
        acts.ask_help(who, side=side, help=help_, text=text, body=body, contact=f"010-0000 {1000 + number}")
    matches = volunteers.matches_of(people[0])
    one = next((each for each in matches if each.want.help == "errand"), None)
    if one is not None:
        offering, wanting = (
            who for who in people if who.person_id in (one.offer.person_id, one.want.person_id)
        )
        acts.say_yes(offering, one)
        acts.say_yes(wanting, one)
        acts.done(wanting, one)
        acts.thank(wanting, one, thanks="菜很新鲜，太谢谢您了。")
