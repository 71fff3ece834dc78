"""The measures of GB/T 9704-2012, as Word and typst want them."""

# Page and text area, in millimetres (5.2.1).
PAGE = (210, 297)
MARGIN_TOP, MARGIN_LEFT = 37, 28
AREA = (156, 225)
MARGIN_RIGHT = PAGE[0] - MARGIN_LEFT - AREA[0]
MARGIN_BOTTOM = PAGE[1] - MARGIN_TOP - AREA[1]
# Lines of a page and characters of a line (5.2.3).
LINES, CHARACTERS = 22, 28
# Sizes of type in points: 2号, 3号, 4号 (5.2.2, 7.3, 7.5).
TITLE, BODY, FOLIO = 22.0, 16.0, 14.0
POINTS = 72 / 25.4  # of a millimetre
PITCH = AREA[1] * POINTS / LINES
ADVANCE = AREA[0] * POINTS / CHARACTERS
FOLIO_BELOW = 7  # millimetres from the text area to the page number (7.5)
HEAD_LINES = 5  # left free for the issuing body's red head
