"""settings.yaml: read once, refused whole, and a refusal says what is wrong, where, and how to mend it."""
