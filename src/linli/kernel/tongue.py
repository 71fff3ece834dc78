"""In which language the terminal is spoken to: Chinese where its own settings say so, else English.

Standard library only at the top: ./linli asks here before anything is installed.
"""

import os
from collections.abc import Mapping

CHINESE, ENGLISH = "zh-hans", "en"


def language(environ: Mapping[str, str] = os.environ) -> str:
    """The reader's language, by the first of LC_ALL, LC_MESSAGES and LANG that is set, as POSIX has it."""
    told = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(name))), "")
    return CHINESE if told.lower().startswith("zh") else ENGLISH
