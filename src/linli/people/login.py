"""Signing in with a password."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm


class LoginForm(AllauthLoginForm):  # type: ignore[misc]
    """Labels stand above the fields, and the way to a new password beside the button: each is said once."""

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["password"].help_text = ""
