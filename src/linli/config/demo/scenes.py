"""Photos for the demonstration, drawn: a lamp, a puddle, bins, a wall, a swing. No picture of anybody."""

from collections.abc import Callable
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from linli.kernel.evidence.intake import Examined, examine

WIDE, HIGH = 960, 720
GLASS = (150, 176, 190)
BY_NIGHT = [(240, 210, 120), (40, 46, 60), (40, 46, 60)]
BAGS = [(40, 40, 42), (226, 226, 224), (190, 160, 90)]
PAINTS = [(170, 40, 40), (60, 70, 90), (220, 220, 218), (40, 60, 110)]
Draw = ImageDraw.ImageDraw
Scene = Callable[[Draw, Random], None]


def photos(category: str, rng: Random) -> list[Examined]:
    """One or two drawn photos that fit the category; none where nothing fits."""
    scene = scene_for(category)
    if scene is None:
        return []
    return [examine(_drawn(scene, rng), f"现场{number + 1}.png") for number in range(rng.randint(1, 2))]


def scene_for(category: str) -> Scene | None:
    """What can be drawn for a category."""
    return SCENES.get(category) or SCENES.get(category[:2])


def _drawn(scene: Scene, rng: Random) -> BytesIO:
    image = Image.new("RGB", (WIDE, HIGH))
    draw = ImageDraw.Draw(image)
    scene(draw, rng)
    _grain(draw, rng)
    file = BytesIO()
    image.filter(ImageFilter.GaussianBlur(1.2)).save(file, "PNG")
    file.seek(0)
    return file


def _sky(draw: Draw, top: tuple[int, int, int], bottom: tuple[int, int, int], until: int) -> None:
    for y in range(until):
        tint = tuple(int(a + (b - a) * y / until) for a, b in zip(top, bottom, strict=True))
        draw.line([(0, y), (WIDE, y)], tint)


def _grain(draw: Draw, rng: Random) -> None:
    for _spot in range(2500):
        x, y, shade = rng.randrange(WIDE), rng.randrange(HIGH), rng.randrange(60, 200)
        draw.point((x, y), (shade, shade, shade))


def _house(draw: Draw, left: int, top: int, floors: int, lit: Random, night: bool) -> None:
    right, step = left + 220, (HIGH - 180 - top) // floors
    draw.rectangle([left, top, right, HIGH - 170], (58, 60, 72) if night else (206, 186, 160))
    for floor in range(floors):
        for room in range(4):
            light = lit.choice(BY_NIGHT) if night else GLASS
            x, y = left + 18 + room * 50, top + 14 + floor * step
            draw.rectangle([x, y, x + 32, y + step - 22], light)


def lamp(draw: Draw, rng: Random) -> None:
    """A dark lane with a lamp that is out."""
    _sky(draw, (14, 18, 38), (44, 46, 66), HIGH - 170)
    draw.rectangle([0, HIGH - 170, WIDE, HIGH], (34, 34, 38))
    for left in (40, 300, 690):
        _house(draw, left, rng.randint(90, 180), 7, rng, night=True)
    x = rng.randint(540, 620)
    draw.rectangle([x, 190, x + 12, HIGH - 120], (110, 112, 116))
    draw.rectangle([x - 70, 178, x + 20, 192], (110, 112, 116))
    draw.ellipse([x - 92, 184, x - 46, 210], (78, 78, 80))


def puddle(draw: Draw, rng: Random) -> None:
    """Water on a pavement under a grey sky."""
    _sky(draw, (150, 160, 170), (196, 200, 202), 260)
    draw.rectangle([0, 260, WIDE, HIGH], (128, 126, 122))
    for row in range(8):
        y = 280 + row * 58
        draw.line([(0, y), (WIDE, y)], (108, 106, 102), 2)
        for stone in range(12):
            x = stone * 90 + (45 if row % 2 else 0)
            draw.line([(x, y), (x, y + 58)], (108, 106, 102), 2)
    for size in (0, 26, 60):
        box = [190 + size, 400 + size // 2, 770 - size, 640 - size // 2]
        draw.ellipse(box, (92 + size, 108 + size, 122 + size))
    draw.ellipse([610, 330, 720, 380], (60, 60, 62))


def bins(draw: Draw, rng: Random) -> None:
    """Four bins in a row, full."""
    _sky(draw, (206, 216, 222), (226, 226, 220), 330)
    draw.rectangle([0, 330, WIDE, 470], (178, 148, 124))
    draw.rectangle([0, 470, WIDE, HIGH], (140, 138, 134))
    for number, colour in enumerate([(52, 98, 150), (60, 120, 70), (120, 122, 126), (158, 58, 50)]):
        x = 90 + number * 205
        draw.polygon([(x, 300), (x + 150, 300), (x + 134, 590), (x + 16, 590)], colour)
        for _bag in range(6):
            bx, by = x + rng.randint(0, 110), rng.randint(240, 300)
            draw.ellipse([bx, by, bx + 56, by + 50], rng.choice(BAGS))


def wall(draw: Draw, rng: Random) -> None:
    """A stained wall with a crack."""
    draw.rectangle([0, 0, WIDE, HIGH], (214, 206, 192))
    draw.rectangle([0, HIGH - 130, WIDE, HIGH], (120, 104, 90))
    for _stain in range(7):
        x, y, size = rng.randint(100, 700), rng.randint(60, 420), rng.randint(60, 170)
        draw.ellipse([x, y, x + size, y + size // 2], (190, 172, 140))
    x, y = rng.randint(300, 600), 0
    while y < HIGH - 130:
        nx, ny = x + rng.randint(-34, 34), y + rng.randint(18, 44)
        draw.line([(x, y), (nx, ny)], (70, 62, 54), 4)
        x, y = nx, ny


def swing(draw: Draw, rng: Random) -> None:
    """A playground with a broken swing."""
    _sky(draw, (168, 202, 226), (222, 234, 236), 420)
    draw.rectangle([0, 420, WIDE, HIGH], (120, 150, 98))
    draw.ellipse([230, 520, 740, 680], (190, 160, 120))
    for x in (280, 680):
        draw.line([(x, 150), (x - 60, 600)], (180, 60, 50), 14)
        draw.line([(x, 150), (x + 60, 600)], (180, 60, 50), 14)
    draw.line([(270, 156), (690, 156)], (180, 60, 50), 14)
    draw.line([(400, 160), (392, 500)], (60, 60, 60), 5)
    draw.line([(450, 160), (458, 500)], (60, 60, 60), 5)
    draw.rectangle([382, 496, 468, 514], (50, 90, 150))
    draw.line([(560, 160), (556, 360)], (60, 60, 60), 5)
    draw.line([(600, 160), (640, 560)], (60, 60, 60), 5)
    draw.line([(600, 580), (680, 548)], (50, 90, 150), 16)


def cars(draw: Draw, rng: Random) -> None:
    """Cars before a house, where none should stand."""
    _sky(draw, (186, 204, 216), (220, 222, 218), 300)
    draw.rectangle([0, 300, WIDE, HIGH], (112, 112, 114))
    for left in (60, 380, 700):
        _house(draw, left, 60, 6, rng, night=False)
    draw.line([(0, 640), (WIDE, 600)], (230, 190, 40), 12)
    for number in range(3):
        x, colour = 40 + number * 310, rng.choice(PAINTS)
        draw.rounded_rectangle([x, 470, x + 270, 570], 30, colour)
        draw.polygon([(x + 50, 474), (x + 90, 410), (x + 190, 410), (x + 232, 474)], colour)
        draw.polygon([(x + 66, 472), (x + 98, 422), (x + 182, 422), (x + 214, 472)], GLASS)
        for wheel in (x + 34, x + 180):
            draw.ellipse([wheel, 536, wheel + 62, 598], (26, 26, 28))


# By category, or its first two digits.
SCENES: dict[str, Scene] = {
    "0205": lamp, "0508": lamp, "01": puddle, "0207": puddle, "0303": puddle, "0507": puddle, "0203": wall,
    "0214": wall, "0301": bins, "0302": bins, "0501": cars, "0502": cars, "0703": cars, "0601": swing, "0607": swing,
}  # fmt: skip
