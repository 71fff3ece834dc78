"""The web floor of the kernel: pages, addresses of acts, the API, limits and headers."""

from linli.kernel.web.pages import page

__all__ = ["page"]
