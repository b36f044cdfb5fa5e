"""Who gets what, and why: pure decisions, no I/O."""
