"""The setting that reads every report alike, whatever it is about."""

from __future__ import annotations

import os

EVERY_TOPIC = "RASHOMON_EVERY_TOPIC"
"""The environment variable that sets it, for this process and those it starts."""


def every_topic() -> bool:
    """Whether every report is to be read as if it were about conflict.

    Example:
        >>> every_topic()
        False
    """
    return os.environ.get(EVERY_TOPIC, "") not in ("", "0")
