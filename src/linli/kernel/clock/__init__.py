"""Time: now, working days, and deadlines that people can read."""

from linli.kernel.clock.present import ZONE, local, now, today, travel

__all__ = ["ZONE", "local", "now", "today", "travel"]
