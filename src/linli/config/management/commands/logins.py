"""Print the logins of the demonstration."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from linli.config.demo import keys
from linli.kernel.management.spoken import spoken


class Command(BaseCommand):
    help = "Print one line for each login of the demonstration."

    @spoken
    def handle(self, *args: Any, **options: Any) -> None:
        logins = keys.logins()
        if not logins:
            raise CommandError(_("There is no demonstration here. Build it with: ./linli manage demo"))
        for one in logins:
            where = " · ".join(filter(None, (one["role"], one["body"], one["name"])))
            self.stdout.write(f"{where}  {one['login']}  {one['password']}")
