"""The street of the browser tests: people, their sessions, and needs brought by acts to where a test begins."""

from django.conf import settings
from django.test import Client

from linli.needs import testing
from linli.needs.acts.seeding import load_categories
from linli.organisations.testing import holding
from linli.people.models import Person
from linli.people.testing import PASSWORD, person


class Street:
    """A town with its server's address."""

    def __init__(self, url):
        self.url = url
        self.town = testing.a_town()
        load_categories()
        self.area = self.town.place.community.area_code
        self.vera = person("魏若兰", "13800138077", phone_verified=True, password=PASSWORD)

    def in_post(self, name, body, role):
        return holding(person(name), body, role)

    def session_of(self, actor):
        """A cookie of somebody signed in."""
        client = Client()
        client.force_login(Person.objects.get(pk=actor.person_id))
        name = settings.SESSION_COOKIE_NAME
        return {"name": name, "value": client.cookies[name].value, "url": self.url}
