"""The bot about itself."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.viewing import user_json


def get_me(calling: Calling) -> object:
    """getMe."""
    return {
        **user_json(calling.world, calling.bot.id),
        "can_join_groups": True,
        "can_read_all_group_messages": calling.bot.reads_all,
        "supports_guest_queries": False,
        "supports_inline_queries": calling.bot.answers_inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": calling.bot.has_topics,
        "allows_users_to_create_topics": calling.bot.users_open_topics,
        "can_manage_bots": False,
    }


def log_out(_calling: Calling) -> object:
    """logOut: there is no other server to move to."""
    return True


def close(_calling: Calling) -> object:
    """close: the same."""
    return True
