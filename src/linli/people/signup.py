"""The form of a new account, as allauth shows it."""

from typing import Any

from allauth.account.forms import SignupForm
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
