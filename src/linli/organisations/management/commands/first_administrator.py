"""Make the person who appoints all others; later ones are appointed on the pages."""

from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from linli.kernel.actors import CLOCK
from linli.kernel.refusals import Refused
from linli.organisations.acts import fill_post, plan_post
from linli.organisations.queries import administrators, tree
from linli.people.acts import register_person

ROLE = "administrator"


class Command(BaseCommand):
    help = "Make the first administrator: --name and --mail; without them, say how things stand."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", help="the person's name")
        parser.add_argument("--mail", help="the address to sign in with")
        parser.add_argument(
            "--body", type=int, help="number of the organisation to administer (default: the root)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if administrators():
            self.stdout.write(
                _("There is an administrator: sign in at %(site)s") % {"site": settings.LINLI_SITE}
            )
        elif options["name"] and options["mail"]:
            self._make(options["name"], options["mail"], options["body"])
        else:
            self.stdout.write(_("Nobody administers this house yet. Make the first administrator with:"))
            self.stdout.write("  ./linli manage first_administrator --name NAME --mail ADDRESS")

    def _make(self, name: str, mail: str, at: int | None) -> None:
        body = tree().get(at) if at else next(iter(tree().children(None)), None)
        if body is None:
            raise CommandError(_("There is no organisation yet. Run first: ./linli manage load_divisions"))
        password = token_urlsafe(12)
        try:
            with transaction.atomic():
                person = register_person(CLOCK, name=name, mail=mail, password=password).noun
                post = plan_post(CLOCK, body=body.id, role=ROLE).noun
                fill_post(CLOCK, post, person=person)
        except Refused as refused:
            raise CommandError(str(refused.message)) from None
        self.stdout.write(
            _("%(name)s administers %(body)s. Sign in with %(mail)s and this password, then change it:")
            % {"name": name, "body": body.name, "mail": mail}
        )
        self.stdout.write(f"  {password}")
