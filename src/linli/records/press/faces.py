"""In which face each part of a paper is set, and how wide the columns of a table are."""

from linli.records.rules.papers.text import Block, said

FACES = {1: "hei", 2: "kai"}  # 黑体, 楷体; all else 仿宋
_NARROW, _WIDE = 4, 24


def face_of(block: Block) -> str:
    return FACES.get(block.level, "fang")


def widths(block: Block) -> list[int]:
    """The share of each column: by its longest cell, within bounds so that no column starves another."""
    columns = zip(*block.rows, strict=True)
    return [min(_WIDE, max(_NARROW, *(len(said(cell)) + 1 for cell in column))) for column in columns]
