"""A paper as it is printed: everything that DOCX, PDF and page show, in their order."""

from dataclasses import dataclass

from linli.records.rules.papers.text import Block

DRAFT = "（草稿）"
ATTACHMENT = "附件："


@dataclass(frozen=True)
class Document:
    """``has_head``: room is left for the issuing body's red head. ``is_letter``: the number stands at the right."""

    title: str
    blocks: tuple[Block, ...]
    number_line: str = ""
    addressee: str = ""
    attachments: tuple[str, ...] = ()
    signature: str = ""
    dated: str = ""
    has_head: bool = False
    is_letter: bool = False
    is_draft: bool = False

    @property
    def draft_line(self) -> str:
        return DRAFT if self.is_draft else ""

    @property
    def address_line(self) -> str:
        return f"{self.addressee.rstrip('：:')}：" if self.addressee else ""

    @property
    def attached(self) -> tuple[tuple[str, str], ...]:
        """Each attachment with what stands before it: 附件：1. for the first of several."""
        several = len(self.attachments) > 1
        return tuple(
            ((ATTACHMENT if at == 1 else "") + (f"{at}. " if several else ""), name)
            for at, name in enumerate(self.attachments, 1)
        )

    @property
    def sign_right(self) -> float:
        """By how many characters the signature stands from the right, so that it is centred over the day."""
        return max(2.0, DAY_RIGHT + (_width(self.dated) - _width(self.signature)) / 2)

    @property
    def day_right(self) -> float:
        """The day stands four characters from the right, or centred below a longer signature."""
        under = self.sign_right + (_width(self.signature) - _width(self.dated)) / 2
        return min(DAY_MOST, max(DAY_RIGHT, under))

    def lines(self) -> list[str]:
        """All that the paper says, line by line."""
        told = [self.number_line, self.title, self.draft_line, self.address_line]
        told += [block.text for block in self.blocks]
        told += [before + name for before, name in self.attached]
        return [line for line in [*told, self.signature, self.dated] if line]


DAY_RIGHT, DAY_MOST = 4.0, 10.0


def _width(text: str) -> float:
    """In characters: a letter or figure is half as wide as a Chinese one."""
    return sum(0.5 if c.isascii() else 1.0 for c in text)
