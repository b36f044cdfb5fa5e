"""Fetching files."""

from channels.telegram.sandbox.calling import Calling
from channels.telegram.sandbox.errors import bad_request
from channels.telegram.sandbox.filing import MAX_DOWNLOAD, find, path_of
from channels.telegram.sandbox.viewing import file_json


def get_file(calling: Calling) -> object:
    """getFile: the path for a download, of files up to 20 MB."""
    file = find(calling.world, calling.bot.id, calling.params["file_id"])
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {**file_json(file, calling.bot.id), "file_path": path_of(file)}
