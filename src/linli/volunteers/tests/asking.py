"""What these tests ask again and again."""

from linli.kernel.testing.asking import last, refused, words_to

__all__ = ["last", "refused", "told"]


def told(actor):
    """The subjects of what somebody was told, the newest first."""
    return words_to(actor)[::-1]
