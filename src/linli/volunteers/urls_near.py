"""The addresses of grids, members, promises, diaries, mutual help and the exchange."""

from django.urls import path

from linli.volunteers.views import diary, exchange, grids, members, mutual, together

near = [
    path("together/", together.together, name="together"),
    path("grids/", grids.choose, name="grids"),
    path("grids/of/<int:pk>/", grids.of_community, name="grids_of"),
    path("grids/<int:pk>/", grids.grid, name="grid"),
    path("teams/<int:pk>/", grids.team, name="team"),
    path("teams/asked/<int:pk>/", grids.mate, name="mate"),
    path("members/", members.own, name="members"),
    path("members/report/", members.report_in, name="report_in"),
    path("members/<int:pk>/", members.report, name="report"),
    path("members/posts/<int:pk>/", members.opening, name="opening"),
    path("promises/", members.promises, name="promises"),
    path("promises/new/", members.take_on, name="take_on"),
    path("promises/of/<int:pk>/", members.promises_of, name="promises_of"),
    path("promises/<int:pk>/", members.undertaking, name="undertaking"),
    path("diary/", diary.years, name="diaries"),
    path("diary/new/", diary.open_diary, name="open_diary"),
    path("diary/<int:pk>/", diary.diary, name="diary"),
    path("diary/<int:pk>/line/", diary.write_line, name="write_line"),
    path("diary/<int:pk>/read/", diary.read_diary, name="read_diary"),
    path("help/", mutual.own, name="help"),
    path("help/new/", mutual.ask_help, name="ask_help"),
    path("help/<int:pk>/", mutual.ask, name="help_ask"),
    path("help/match/<int:pk>/", mutual.match, name="match"),
    path("elsewhere/", exchange.elsewhere, name="elsewhere"),
    path("desk/grids/", grids.desk, name="desk_grids"),
    path("desk/grids/new/", grids.form_grid, name="form_grid"),
    path("desk/grids/<int:pk>/team/", grids.add_team, name="add_team"),
    path("desk/teams/<int:pk>/ask/", grids.ask_mate, name="ask_mate"),
    path("desk/members/", members.desk, name="desk_members"),
    path("desk/members/posts/new/", members.offer_post, name="offer_post"),
    path("desk/diaries/", diary.desk, name="desk_branch"),
    path("desk/exchange/", exchange.desk, name="exchange"),
    path("desk/exchange/out/", exchange.export, name="export"),
    path("desk/exchange/<int:pk>/", exchange.exchanged, name="exchanged"),
]
