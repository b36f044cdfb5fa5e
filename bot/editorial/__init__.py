"""What editors do with the knowledge base: look it over, try it, measure it, fill it."""


def counted(number: int, one: str, more: str = "") -> str:
    """ "1 file", "2 files"; ``more`` where the plural takes another form than an s."""
    return f"{number} {one if number == 1 else more or one + 's'}"
