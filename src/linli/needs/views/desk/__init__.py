"""The desk: what waits for a post, the thing itself, and what is done with it."""

from linli.needs.views.desk.bulk import bulk
from linli.needs.views.desk.exporting import export
from linli.needs.views.desk.inbox import inbox
from linli.needs.views.desk.noting import note
from linli.needs.views.desk.reading import contact
from linli.needs.views.desk.thing import need

__all__ = ["bulk", "contact", "export", "inbox", "need", "note"]
