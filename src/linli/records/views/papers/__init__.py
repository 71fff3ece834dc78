"""Pages of papers: the list, writing one, reading and taking it, and the templates."""

from linli.records.views.papers.behind import figure
from linli.records.views.papers.keeping import new_template, template, templates
from linli.records.views.papers.listing import choose, listing
from linli.records.views.papers.reading import paper, take
from linli.records.views.papers.writing import draft, edit

__all__ = [
    "choose", "draft", "edit", "figure", "listing", "new_template", "paper", "take", "template", "templates",
]  # fmt: skip
