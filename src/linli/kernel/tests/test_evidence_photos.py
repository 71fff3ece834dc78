"""Photographs: planted traces are gone through every channel; bombs and damage are refused in clear words."""

import struct
import zlib
from io import BytesIO

import pytest
from django.utils import translation
from PIL import Image, ImageDraw, PngImagePlugin

from linli.kernel.evidence.intake import Limits, clean_name, examine
from linli.kernel.refusals import Refused

# What a phone writes beside the picture, planted in every place where it can stand.
PLANTED = (b"39.9042", b"PLANTED-OWNER", b"PLANTED-COMMENT", b"PLANTED-XMP", b"PLANTED-ICC", b"PLANTED-TAIL")
GPS, MAKE, ARTIST, ORIENTATION = 0x8825, 0x010F, 0x013B, 0x0112


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def picture(size=(640, 480), mode="RGB"):
    image = Image.new(mode, size, "white" if mode != "RGBA" else (255, 255, 255, 0))
    ImageDraw.Draw(image).rectangle([0, 0, size[0] // 2, size[1] // 2], fill="red")
    return image


def notes(orientation=1):
    exif = Image.Exif()
    exif[MAKE], exif[ARTIST], exif[ORIENTATION] = "PLANTED-OWNER", "PLANTED-OWNER", orientation
    exif.get_ifd(GPS).update({1: "N", 2: (39.0, 54.0, 15.12), 3: "E", 4: (116.0, 24.0, 26.6), 29: "39.9042"})
    return exif


def saved(image, form, **more):
    out = BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def laden(form):
    """A picture in ``form`` with every trace that the form can carry, and more appended to it."""
    xmp = b"<x:xmpmeta>PLANTED-XMP 39.9042</x:xmpmeta>"
    more = {"exif": notes(), "icc_profile": b"PLANTED-ICC" * 20}
    if form == "JPEG":
        more |= {"comment": b"PLANTED-COMMENT", "xmp": xmp}
    elif form == "WEBP":
        more |= {"xmp": xmp}
    else:
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", "PLANTED-COMMENT")
        info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        more["pnginfo"] = info
    return saved(picture(), form, **more) + b"PLANTED-TAIL PK\x03\x04 <script>alert(1)</script>"


def refusal(data, name="a.jpg", **more):
    with pytest.raises(Refused) as found:
        examine(BytesIO(data), name, **more)
    return found.value


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_every_planted_trace_is_gone_from_file_and_thumbnail(form):
    data = laden(form)
    assert sum(trace in data for trace in PLANTED) >= 5
    found = examine(BytesIO(data), f"IMG_0001.{form.lower()}")
    for stored in (found.content, found.thumb):
        assert not any(trace in stored for trace in PLANTED) and b"script" not in stored
        again = Image.open(BytesIO(stored))
        assert dict(again.getexif()) == {} and not again.getexif().get_ifd(GPS)
        assert set(again.info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "progressive",
            "progression",
        }
        assert stored.endswith(b"\xff\xd9")
    assert (found.media_type, found.name, found.is_photo) == ("image/jpeg", "IMG_0001.jpg", True)


def test_the_thumbnail_hidden_in_the_notes_goes_too():
    inner = saved(Image.new("RGB", (32, 32), "blue"), "JPEG")
    data = saved(picture(), "JPEG", exif=b"Exif\x00\x00" + notes().tobytes()[6:] + inner)
    assert data.count(b"\xff\xd8\xff") == 2
    assert examine(BytesIO(data), "a.jpg").content.count(b"\xff\xd8\xff") == 1


@pytest.mark.parametrize(
    ("orientation", "corner"), [(1, (5, 5)), (3, (634, 474)), (6, (474, 5)), (8, (5, 634))]
)
def test_the_photo_stands_upright_without_its_notes(orientation, corner):
    found = examine(BytesIO(saved(picture(), "JPEG", exif=notes(orientation))), "a.jpg")
    again = Image.open(BytesIO(found.content))
    assert again.size == ((480, 640) if orientation in (6, 8) else (640, 480)) == (found.width, found.height)
    red, green, _ = again.getpixel(corner)
    assert red > 200 and green < 60


def test_broken_notes_do_not_lose_the_photo():
    data = saved(picture(), "JPEG", exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\xff\xff" + b"\xff" * 60)
    assert examine(BytesIO(data), "a.jpg").width == 640


def test_a_large_photo_is_made_smaller_and_gets_a_small_face():
    found = examine(BytesIO(saved(Image.new("RGB", (6000, 4000), "green"), "JPEG")), "a.jpg")
    assert (found.width, found.height) == (2560, 1707)
    assert max(Image.open(BytesIO(found.thumb)).size) == 320


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "I;16", "CMYK"])
def test_every_colour_mode_becomes_a_plain_jpeg(mode):
    form = "JPEG" if mode == "CMYK" else "PNG"
    found = examine(BytesIO(saved(picture(mode="L").convert(mode), form)), "a")
    assert Image.open(BytesIO(found.content)).mode == "RGB"


def test_what_is_transparent_becomes_white():
    found = examine(BytesIO(saved(picture(mode="RGBA"), "PNG")), "a.png")
    assert Image.open(BytesIO(found.content)).getpixel((600, 400)) == (255, 255, 255)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_of_a_moving_picture_the_first_frame_stays(form):
    frames = [Image.new("RGB", (60, 60), colour) for colour in ("red", "blue", "green")]
    data = saved(frames[0], form, save_all=True, append_images=frames[1:], duration=100)
    red, _, blue = Image.open(BytesIO(examine(BytesIO(data), "a").content)).getpixel((30, 30))
    assert red > 200 and blue < 60


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@pytest.mark.parametrize("side", [8_000, 60_000])
def test_a_bomb_is_refused_before_it_is_unpacked(side, monkeypatch):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 9999)) + chunk(b"IEND", b"")
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", lambda self: pytest.fail("it was unpacked"))
    found = refusal(data)
    assert found.code == "evidence.pixels" and "50 million pixels" in str(found.message)


class Huge:
    """A file that says it is 52 MB, and fails the test when anybody reads it whole."""

    name = "huge.jpg"

    def __init__(self):
        self.place = 0

    def seek(self, place, whence=0):
        self.place = 52 * 1024 * 1024 if whence == 2 else place
        return self.place

    def read(self, n=-1):
        assert 0 < n <= 512, "it was read whole"
        return b"\xff\xd8\xff" + b"\0" * (n - 3)


def test_a_photo_of_50_mb_is_refused_unread_with_the_limit_and_a_way_out():
    with pytest.raises(Refused) as found:
        examine(Huge())
    sentence = str(found.value.message)
    assert found.value.code == "evidence.size" and found.value.status == 422
    assert "52 MB" in sentence and "15 MB" in sentence and "medium" in sentence


def test_the_limits_can_be_those_of_the_rulebook():
    data = saved(picture(), "JPEG")
    assert "0 MB" in str(refusal(data, limits=Limits(photo_bytes=1000)).message)
    assert refusal(data, limits=Limits(pixels=1000)).code == "evidence.pixels"


@pytest.mark.parametrize("cut", [10, 400, -20])
def test_a_damaged_photo_is_refused(cut):
    found = refusal(saved(picture(), "JPEG")[:cut])
    assert found.code == "evidence.damaged" and "Take it again" in str(found.message)


def test_a_refusal_speaks_the_readers_language_where_it_is_translated(monkeypatch):
    monkeypatch.setattr("linli.kernel.evidence.images._", lambda text: "照片损坏")
    assert refusal(b"\xff\xd8\xff").message == "照片损坏"


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\temp\\漏水.HEIC.PNG", "漏水.HEIC.jpg"),
        ("𠮷野家·阿依古丽.jpg", "𠮷野家·阿依古丽.jpg"),
        ("photo\u202egpj.exe", "photogpj.jpg"),
        ("a\r\nSet-Cookie: x.jpg", "aSet-Cookie: x.jpg"),
        ("", "file.jpg"),
        ("...", "file.jpg"),
        ("名" * 300 + ".jpg", "名" * 80 + ".jpg"),
    ],
)
def test_names_are_cleaned_and_rare_ones_kept(name, clean):
    assert clean_name(name, ".jpg") == clean
