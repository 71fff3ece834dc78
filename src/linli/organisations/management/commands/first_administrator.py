"""Make the person who appoints all others; later ones are appointed on the pages."""

import os
import sys
from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from linli.kernel.actors import CLOCK
from linli.kernel.management.spoken import spoken
from linli.kernel.refusals import Refused
from linli.organisations.acts import fill_post, plan_post
from linli.organisations.queries import administrators, tree
from linli.people.acts import register_person

ROLE = "administrator"


class Command(BaseCommand):
    help = (
        "Make the first administrator: by --name and --mail or LINLI_ADMIN_NAME and LINLI_ADMIN_MAIL, else by "
        "asking at the terminal; where neither is possible, say how."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", help="the person's name")
        parser.add_argument("--mail", help="the address to sign in with")
        parser.add_argument(
            "--body", type=int, help="number of the organisation to administer (default: the root)"
        )

    @spoken
    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"] or os.environ.get("LINLI_ADMIN_NAME", "")
        mail = options["mail"] or os.environ.get("LINLI_ADMIN_MAIL", "")
        if administrators():
            self.stdout.write(
                _("There is an administrator: sign in at %(site)s") % {"site": settings.LINLI_SITE}
            )
        elif name and mail:
            self._make(name, mail, options["body"])
        elif sys.stdin.isatty():
            self._ask(name, mail, options["body"])
        else:
            self._say_how()

    def _ask(self, name: str, mail: str, at: int | None) -> None:
        """At the terminal, until it is right; an empty line puts it off."""
        self.stdout.write(_("Nobody administers this house yet. Who is the first administrator?"))
        while True:
            name = name or input(_("Name (empty: later): ")).strip()
            mail = mail or (name and input(_("E-mail address to sign in with: ")).strip())
            if not (name and mail):
                return self._say_how()
            try:
                return self._make(name, mail, at)
            except CommandError as error:
                self.stdout.write(f"  {error}")
                name = mail = ""

    def _say_how(self) -> None:
        self.stdout.write(
            _(
                "Nobody administers this house yet, so nobody can be appointed. Make the first administrator with:"
            )
        )
        self.stdout.write(
            f"  ./linli manage first_administrator --name NAME --mail ADDRESS --data {settings.DATA}"
        )

    def _make(self, name: str, mail: str, at: int | None) -> None:
        body = tree().get(at) if at else next(iter(tree().children(None)), None)
        if body is None:
            raise CommandError(_("There is no organisation yet. Run first: ./linli manage load_divisions"))
        password = token_urlsafe(12)
        try:
            validate_email(mail)
            with transaction.atomic():
                person = register_person(CLOCK, name=name, mail=mail, password=password).noun
                post = plan_post(CLOCK, body=body.id, role=ROLE).noun
                fill_post(CLOCK, post, person=person)
        except ValidationError:
            raise CommandError(
                _("%(mail)s is no e-mail address. Write it like name@example.org.") % {"mail": mail}
            ) from None
        except Refused as refused:
            raise CommandError(str(refused.message)) from None
        self.stdout.write(
            _("%(name)s administers %(body)s. Sign in with %(mail)s and this password, then change it:")
            % {"name": name, "body": body.name, "mail": mail}
        )
        self.stdout.write(f"  {password}")
