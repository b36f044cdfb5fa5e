"""Telegram: the Bot API as a channel for customers and as the agents' desk."""
