"""Keys for programs."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from linli.kernel.web.pages import actor_of, page
from linli.kernel.web.trying import tried
from linli.people import queries
from linli.people.acts import make_token
from linli.people.states import TokenScope


@never_cache
@login_required
def tokens(request: HttpRequest) -> HttpResponse:
    """My keys; a new one is shown this once."""
    actor = actor_of(request)
    form, status, done = tried(request, make_token)
    secret = done.noun.secret if done else ""
    mine = queries.tokens_of(actor).filter(scope=TokenScope.ALL)[:50]
    return page(
        request, "people/tokens.html", status=200 if done else status, tokens=mine, form=form, secret=secret
    )
