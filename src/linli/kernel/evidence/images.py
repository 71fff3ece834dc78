"""Photographs are always drawn anew, so that place, camera, comments and anything appended are gone."""

from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from linli.kernel.refusals import Refused

SIDE, THUMB_SIDE = 2560, 320
QUALITY, THUMB_QUALITY = 85, 75
FORMATS = ("JPEG", "PNG", "WEBP")


def redraw(data: bytes, pixels: int) -> tuple[bytes, bytes, tuple[int, int]]:
    """A clean JPEG of the (first) picture, its thumbnail, and its size. Raises Refused."""
    picture = _decode(data, pixels)
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    small = picture.copy()
    small.thumbnail((THUMB_SIDE, THUMB_SIDE), Image.Resampling.LANCZOS)
    return _jpeg(picture, QUALITY), _jpeg(small, THUMB_QUALITY), picture.size


def _decode(data: bytes, pixels: int) -> Image.Image:
    try:
        opened = Image.open(BytesIO(data), formats=FORMATS)
        _refuse_too_many(opened.width * opened.height, pixels)
        # A large JPEG is decoded at a fraction of its size: less memory, same result.
        opened.draft("RGB", (SIDE, SIDE))
        opened.load()
        return _upright(opened)
    except Refused:
        raise
    except Image.DecompressionBombError:
        raise _too_many(pixels) from None
    except Exception:  # hostile bytes make decoders fail in any way
        raise Refused(
            _("This photo is damaged and cannot be opened. Take it again, or send another copy."),
            code="evidence.damaged",
        ) from None


def _refuse_too_many(found: int, pixels: int) -> None:
    if found > pixels:
        raise _too_many(pixels)


def _too_many(pixels: int) -> Refused:
    sentence = _("This picture has more than %(limit)s million pixels. Send it at a smaller size.")
    return Refused(sentence % {"limit": pixels // 1_000_000}, code="evidence.pixels")


def _upright(opened: Image.Image) -> Image.Image:
    """The picture as it should be looked at, on white, on a sheet that knows nothing of the original."""
    try:
        turned = ImageOps.exif_transpose(opened)
    except Exception:  # a camera's broken notes must not lose the photo; they are thrown away in any case
        turned = opened
    sheet = Image.new("RGB", turned.size, "white")
    if turned.has_transparency_data:
        turned = turned.convert("RGBA")
        sheet.paste(turned, mask=turned.getchannel("A"))
    else:
        sheet.paste(turned.convert("RGB"))
    return sheet


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()
