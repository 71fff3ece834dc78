"""How allauth's sign-in meets our people: phones, lock-out, second factors."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.stages import EmailVerificationStage, PhoneVerificationStage
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.kernel.actors import NOBODY, Actor
from linli.kernel.privacy import cipher
from linli.people import acts, queries
from linli.people.forms import PhoneField
from linli.people.models import Person
from linli.people.sms import send_sms
from linli.people.states import Language

CONFIRMED = "account/messages/email_confirmed.txt"
OWN_STAGES = {
    "allauth.account.stages.EmailVerificationStage": "linli.people.signing.MailStage",
    "allauth.account.stages.PhoneVerificationStage": "linli.people.signing.PhoneStage",
}


def display(person: Person) -> str:
    """How a person is addressed on the pages of sign-in."""
    return person.name or person.number


def _as(person: Any) -> Actor:
    return Actor(person_id=person.pk, name=person.name)


class Adapter(DefaultAccountAdapter):
    """allauth asks, our acts do. Whether an account exists is never told to somebody outside."""

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        told = form.cleaned_data
        spoken = get_language()
        return acts.register_person(
            NOBODY,
            name=told["name"],
            phone=told.get("phone") or "",
            password=told.get("password1") or "",
            language=spoken if spoken in Language.values else Language.CHINESE,
        ).noun

    def add_message(
        self, request: HttpRequest, level: int, message_template: Any = None, *more: Any, **how: Any
    ) -> None:
        """allauth says here, in the midst of its work, that an e-mail address was confirmed. Changes of who is
        signed in are seen by ``ways``; this is for who is about to be."""
        if message_template == CONFIRMED and not request.user.is_authenticated:
            context = more[0] if more else how["message_context"]
            mail = EmailAddress.objects.get(email=context["email"], verified=True)
            acts.note_way(_as(mail.user), mail.user_id, change="confirmed", way="mail", id=mail.pk)
        super().add_message(request, level, message_template, *more, **how)

    def set_password(self, user: Any, password: str) -> None:
        acts.set_password(_as(user), user, password=password)
        user.refresh_from_db()

    def phone_form_field(self, **how: Any) -> PhoneField:
        return PhoneField(**how)

    def get_phone(self, user: Any) -> tuple[str, bool] | None:
        return (user.phone.open("subject_request"), user.phone_verified) if user.phone else None

    def set_phone(self, user: Any, phone: str, verified: bool) -> None:
        acts.set_phone(_as(user), user, phone=phone, verified=verified)

    def set_phone_verified(self, user: Any, phone: str) -> None:
        acts.prove_phone(_as(user), user, phone=phone)

    def get_user_by_phone(self, phone: str) -> Any:
        return queries.proved_phone(phone)

    def send_verification_code_sms(self, user: Any, phone: str, code: str, **how: Any) -> None:
        text = _("%(code)s is your code for Linli. It is valid for 10 minutes. Tell it to nobody.")
        send_sms(phone, text % {"code": code})

    def send_unknown_account_sms(self, phone: str, **how: Any) -> None:
        send_sms(phone, _("Somebody wanted to sign in to Linli with this phone, but it has no account yet."))

    def send_account_already_exists_sms(self, phone: str) -> None:
        send_sms(phone, _("This phone already has an account with Linli. Choose “Sign in” instead."))

    def get_login_stages(self) -> list[str]:
        return [OWN_STAGES.get(stage, stage) for stage in super().get_login_stages()]

    def _get_login_attempts_cache_key(self, request: HttpRequest, **told: Any) -> str:
        """Failures count for one account from one address, so that nobody can lock out a stranger."""
        login = told.get("email") or told.get("phone") or told.get("username") or ""
        return f"{self.get_client_ip(request)}:{login.lower()}"


class MailStage(EmailVerificationStage):
    """Only who gave an e-mail address has one to confirm."""

    def handle(self) -> Any:
        person = self.login.user
        if person and not EmailAddress.objects.filter(user=person).exists():
            return None, True
        return super().handle()


class PhoneStage(PhoneVerificationStage):
    """A phone is confirmed when it is given; later sign-ins by other ways do not wait for an SMS."""

    def handle(self) -> Any:
        if self.login.user and not self.login.signup:
            return None, True
        return super().handle()


class SecondFactors(DefaultMFAAdapter):
    """Secrets of second factors are sealed like restricted fields."""

    CONTEXT = "people.mfa.secret"

    def get_totp_issuer(self) -> str:
        return "Linli 邻里"

    def encrypt(self, text: str) -> str:
        return cipher.seal(text, self.CONTEXT)

    def decrypt(self, encrypted_text: str) -> str:
        return cipher.unseal(encrypted_text, self.CONTEXT)
