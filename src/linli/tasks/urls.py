"""The addresses of tasks: all at the desk."""

from django.urls import URLPattern, path

from linli.tasks.views import calls, contacts, tasks

app_name = "tasks"
urlpatterns: list[URLPattern] = [
    path("desk/tasks/", tasks.came_down, name="tasks"),
    path("desk/tasks/sent/", tasks.sent, name="sent"),
    path("desk/tasks/unfunded/", tasks.unfunded, name="unfunded"),
    path("desk/tasks/new/", tasks.new, name="new_task"),
    path("desk/tasks/<int:pk>/", tasks.task, name="task"),
    path("desk/tasks/<int:pk>/pass/", tasks.pass_on, name="pass_on"),
    path("desk/calls/", calls.to_us, name="calls"),
    path("desk/calls/ours/", calls.ours, name="our_calls"),
    path("desk/calls/decide/", calls.decide, name="decide"),
    path("desk/calls/new/", calls.new, name="new_call"),
    path("desk/calls/<int:pk>/", calls.call, name="call"),
    path("desk/contacts/", contacts.contacts, name="contacts"),
    path("desk/contacts/new/", contacts.new, name="new_contact"),
    path("desk/contacts/<int:pk>/", contacts.contact, name="contact"),
]
