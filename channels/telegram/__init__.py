"""Telegram: the Bot API as a channel for customers and as the agents' desk."""

import os

# python-telegram-bot gives times as timedelta from its next version on; today it does so, without a
# deprecation warning for every 429, only where this is set before it is imported.
os.environ.setdefault("PTB_TIMEDELTA", "true")
