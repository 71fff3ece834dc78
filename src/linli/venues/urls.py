"""The addresses of venues, by front door: residents, desk."""

from django.urls import path

from linli.venues.views import booking, desk, hours, making, mine, public, rooms, rounds

app_name = "venues"
urlpatterns = [
    path("places/", public.places, name="places"),
    path("places/<int:pk>/", public.site, name="site"),
    path("places/lent/<int:pk>/", public.venue, name="venue"),
    path("places/lent/<int:pk>/week/", public.week, name="week"),
    path("places/lent/<int:pk>/book/", booking.book, name="book"),
    path("places/lent/<int:pk>/series/", booking.repeat, name="repeat"),
    path("places/bookings/<int:pk>/", mine.booking, name="booking"),
    path("places/series/<int:pk>/", mine.series, name="series"),
    path("me/places/", mine.mine, name="mine"),
    path("desk/places/", desk.desk, name="desk"),
    path("desk/places/add/", making.add_site, name="add_site"),
    path("desk/places/<int:pk>/", desk.site, name="desk_site"),
    path("desk/places/<int:pk>/spaces/", making.add_space, name="add_space"),
    path("desk/places/<int:pk>/lend/", making.add_venue, name="add_venue"),
    path("desk/places/<int:pk>/close/", making.close, name="close"),
    path("desk/places/lent/<int:pk>/", desk.week, name="desk_week"),
    path("desk/places/lent/<int:pk>/book/", making.book, name="desk_book"),
    path("desk/places/lent/<int:pk>/block/", making.block, name="block"),
]

# Office hours, season rounds, rooms and their standard.
urlpatterns += [
    path("places/hours/", hours.listed, name="hours"),
    path("places/hours/<int:pk>/", hours.one, name="hour"),
    path("places/slip/", hours.slip, name="slip"),
    path("places/rounds/", rounds.listed, name="rounds"),
    path("places/rounds/<int:pk>/", rounds.one, name="round"),
    path("places/rooms/<int:pk>/", rooms.shown, name="rooms"),
    path("places/use/<int:pk>/", rooms.use, name="use"),
    path("desk/hours/", hours.on_duty, name="on_duty"),
    path("desk/hours/new/<int:pk>/", hours.publish, name="publish_hour"),
    path("desk/rounds/new/<int:pk>/", rounds.opened, name="open_round"),
    path("desk/rooms/", rooms.below, name="rooms_below"),
    path("desk/rooms/<int:pk>/plan/", rooms.plan, name="make_plan"),
    path("desk/rooms/<int:pk>/measure/", rooms.measure, name="enter_measure"),
    path("desk/checks/new/<int:pk>/", rooms.check, name="enter_check"),
]
