"""Everything else that a post may do: one quiet page instead of menus of menus."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.kernel.refusals import NotFound
from linli.kernel.web.context import more_doors
from linli.kernel.web.pages import actor_of, page


@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """The ways of the post in use, group by group."""
    actor = actor_of(request)
    if actor.post is None:
        raise NotFound(_("There is nothing here, or it is not open to you."))
    return page(request, "kernel/more.html", groups=more_doors(actor))
