"""What agents do at the desk: a deed for each action of ``routing/desk_actions``."""
