"""The addresses of orders, by front door: residents, desk."""

from django.urls import path

from linli.orders.views import agreements, bought, desk, finding, importing, orders, purchase_desk, purchases

app_name = "orders"
urlpatterns = [
    path("services/", finding.services, name="services"),
    path("services/<int:pk>/", finding.offer, name="offer"),
    path("services/<int:pk>/order/", finding.place, name="place"),
    path("services/booklet/", finding.booklet, name="booklet"),
    path("services/first/", finding.choose, name="choose"),
    path("services/offer/", finding.lend, name="lend"),
    path("services/mine/", orders.mine, name="mine"),
    path("services/wants/", orders.wants, name="wants"),
    path("services/wants/new/", finding.look, name="want_new"),
    path("services/wants/<int:pk>/", orders.want, name="want"),
    path("services/wants/<int:pk>/answer/", orders.answer, name="answer"),
    path("services/orders/<int:pk>/", orders.order, name="order"),
    path("services/bought/", bought.bought, name="bought"),
    path("services/bought/list/", bought.catalogue, name="catalogue"),
    path("services/bought/<int:pk>/", purchases.purchase, name="purchase"),
    path("services/bought/<int:pk>/sheet/", purchases.sheet, name="sheet"),
    path("services/bought/<int:pk>/propose/", purchases.propose, name="propose"),
    path("desk/orders/purchases/", purchase_desk.buying, name="purchases_desk"),
    path("desk/orders/purchases/new/", purchase_desk.plan, name="plan_purchase"),
    path("desk/orders/purchases/<int:pk>/part/", purchase_desk.milestone, name="milestone"),
    path("desk/orders/supply/", purchase_desk.supply, name="supply"),
    path("desk/orders/", desk.front, name="front"),
    path("desk/orders/menu/", desk.menu, name="menu"),
    path("desk/orders/menu/new/", desk.draft, name="draft"),
    path("desk/orders/menu/bring/", importing.bring, name="bring"),
    path("desk/orders/menu/template/", importing.template, name="template"),
    path("desk/orders/menu/<int:pk>/times/", desk.session, name="session"),
    path("desk/orders/look/", desk.look, name="look"),
    path("agreements/<int:pk>/", agreements.agreement, name="agreement"),
    path("desk/orders/agreements/", agreements.own, name="agreements"),
    path("desk/orders/agreements/new/", agreements.draw_up, name="draw_up"),
    path("desk/orders/unmet/", desk.unmet, name="unmet"),
    path("desk/orders/lists/", desk.lists, name="lists"),
]
