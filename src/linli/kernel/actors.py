"""Who acts: a person in one of their posts, somebody without an account, or the clock."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Post:
    """A post held today: a role in a body, with what it permits there and below.

    ``path`` is the body's place in the tree, as ids from the root: ``/1/12/204/``.
    """

    id: int
    body_id: int
    body_name: str
    role: str
    path: str
    permissions: frozenset[str]
    title: str = ""  # as its holder reads it

    def covers(self, path: str) -> bool:
        return bool(path) and path.startswith(self.path)


@dataclass(frozen=True)
class Actor:
    """The doer of an act and the reader of a page. Permissions are those of the post in use, ``post``."""

    person_id: int | None = None
    name: str = ""
    posts: tuple[Post, ...] = ()
    post: Post | None = None
    is_clock: bool = False
    via: str = "page"
    # Receipts and one-time links that this reader has shown: {("needs.need", 12), …}
    holds: frozenset[tuple[str, int]] = field(default_factory=frozenset)
    # The person for whom staff act at the counter, if any.
    behalf_id: int | None = None
    # Strong sign-in (second factor) in this session: restricted reading asks for it.
    is_strong: bool = False

    @property
    def is_anonymous(self) -> bool:
        return self.person_id is None and not self.is_clock

    @property
    def is_staff(self) -> bool:
        return self.post is not None

    def can(self, permission: str, path: str) -> bool:
        """Whether the post in use permits ``permission`` on the body at ``path``."""
        return bool(self.post and permission in self.post.permissions and self.post.covers(path))

    def reach(self, permission: str) -> str | None:
        """The path under which ``permission`` holds, or None."""
        return self.post.path if self.post and permission in self.post.permissions else None

    def shows(self, label: str, pk: int) -> bool:
        """Whether they have shown the receipt or link of this noun."""
        return (label, pk) in self.holds

    def through(self, door: str) -> "Actor":
        """The same actor through another door (page, api, import, counter, link, offline, clock)."""
        return replace(self, via=door)

    def holding(self, *shown: tuple[str, int]) -> "Actor":
        """The same actor with more that they have shown: receipts, one-time links."""
        return replace(self, holds=self.holds.union(shown))


CLOCK = Actor(is_clock=True, via="clock")
NOBODY = Actor()
