"""How the reader likes to read: large type, light or dark, language. Kept in cookies, without JavaScript."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

CHOICES = {
    "large": {"0", "1"},
    "theme": {"auto", "light", "dark"},
    "language": {code for code, _ in settings.LANGUAGES},
}
COOKIES = {"language": settings.LANGUAGE_COOKIE_NAME}
YEAR = 365 * 24 * 3600


@require_POST
def prefer(request: HttpRequest) -> HttpResponse:
    """Remember what was chosen and go back to the page it was chosen on."""
    back = request.POST.get("back", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    for name, allowed in CHOICES.items():
        if (value := request.POST.get(name)) in allowed:
            cookie = COOKIES.get(name, name)
            response.set_cookie(
                cookie, value, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
            )
    return response
