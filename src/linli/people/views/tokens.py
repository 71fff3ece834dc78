"""Keys for programs."""

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from linli.kernel.forms import Invalid
from linli.kernel.refusals import Refused
from linli.kernel.web.pages import actor_of, page
from linli.people import queries
from linli.people.acts import make_token


@never_cache
@login_required
def tokens(request: HttpRequest) -> HttpResponse:
    """My keys; a new one is shown this once."""
    actor, secret, status = actor_of(request), "", 200
    form: Form = make_token.form(actor=actor)
    if request.method == "POST":
        try:
            secret = make_token.submit(actor, None, request.POST).noun.secret
        except Invalid as invalid:
            form, status = invalid.form, 422
        except Refused as refused:
            form, status = make_token.form(request.POST, actor=actor), refused.status
            form.refuse(refused)
    mine = queries.tokens_of(actor)[:50]
    return page(request, "people/tokens.html", status=status, tokens=mine, form=form, secret=secret)
