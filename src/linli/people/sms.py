"""One-time codes to a phone: to the gateway, or, without one, into the mail box of the server's keeper."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _

from linli.kernel.delivery.sending import post


def send_sms(phone: str, text: Any) -> None:
    """Send now: a code that waits in a queue is of no use. Without a gateway it goes where mail goes."""
    if settings.LINLI_SMS_WEBHOOK:
        post(settings.LINLI_SMS_WEBHOOK, {"to": phone, "text": str(text)}, settings.LINLI_SMS_SECRET)
    else:
        send_mail(_("SMS to %(phone)s") % {"phone": phone}, str(text), None, [f"{phone}@sms.invalid"])
