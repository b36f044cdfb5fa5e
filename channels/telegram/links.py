"""Links into the agents' group."""


def topic_link(chat: int, thread: int | None) -> str:
    """A link to a topic of a supergroup, or to the group where there is no topic; "" for a basic group,
    to which nothing can be linked."""
    number = str(chat)
    if not number.startswith("-100"):
        return ""
    return f"https://t.me/c/{number[4:]}/{thread or 1}"
