"""A command that speaks to whoever runs it in their own language."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.utils import translation

from linli.kernel.tongue import language


def spoken(handle: Callable[..., Any]) -> Callable[..., Any]:
    """Run a command's ``handle`` in the language of the terminal."""

    @wraps(handle)
    def told(*args: Any, **options: Any) -> Any:
        with translation.override(language()):
            return handle(*args, **options)

    return told
