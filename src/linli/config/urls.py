"""Every address: the kernel's, then each capability's."""

from django.urls import include, path

urlpatterns = [
    path("", include("linli.kernel.web.urls")),
    path("", include("linli.people.urls")),
    path("", include("linli.organisations.urls")),
    path("", include("linli.venues.urls")),
    path("", include("linli.volunteers.urls")),
    path("", include("linli.needs.urls")),
    path("", include("linli.meetings.urls")),
    path("", include("linli.training.urls")),
    path("", include("linli.orders.urls")),
    path("", include("linli.tasks.urls")),
    path("", include("linli.projects.urls")),
    path("", include("linli.records.urls")),
]
handler404 = "linli.kernel.web.failing.missing"
handler500 = "linli.kernel.web.failing.failed"
