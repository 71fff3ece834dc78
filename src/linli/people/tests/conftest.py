import pytest

from linli.kernel.actors import Actor, Post
from linli.kernel.rulebook import load_rulebook
from linli.people.testing import person


@pytest.fixture(autouse=True)
def rules(db):
    load_rulebook()


@pytest.fixture
def ann():
    return person("安宁", "13800138001", phone_verified=True)


@pytest.fixture
def bob():
    return person("鲍伯·艾力", "13800138002", phone_verified=True)


@pytest.fixture
def as_self():
    return lambda somebody: Actor(person_id=somebody.pk, name=somebody.name)


@pytest.fixture
def at_counter():
    """A member of staff in a post with the given permissions."""

    def make(somebody, *permissions, path="/1/12/"):
        post = Post(7, 12, "朝阳社区", "clerk", path, frozenset(permissions or ("people.counter",)))
        return Actor(person_id=somebody.pk, name=somebody.name, posts=(post,), post=post)

    return make
