"""The forms of a new account and of a code to sign in, as allauth shows them."""

from typing import Any

from allauth.account.forms import LoginForm, RequestLoginCodeForm, SignupForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class SignUpForm(SignupForm):
    """allauth marks the e-mail address as needed; here a phone does as well, see ``forms.SignUp.clean``."""

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        mail, password = self.fields["email"], self.fields["password1"]
        self.fields["phone"].label = _("Mobile phone")
        mail.required = mail.widget.is_required = False
        mail.label = _("E-mail address, if you have no mobile phone")
        password.label = _("Password, if you want one")
        password.help_text = _("At least 12 characters. Without it you sign in with a code.")


class CodeForm(RequestLoginCodeForm):
    """allauth asks for neither of the two; without one there is nowhere to send a code."""

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean()
        if not self.errors and not told.get("phone") and not told.get("email"):
            raise ValidationError(
                _("Write your phone number or your e-mail address, so that a code can reach you.")
            )
        return told


class PasswordForm(LoginForm):
    """Labels stand above the fields, and the way to a new password beside the button: each is said once."""

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["password"].help_text = ""
