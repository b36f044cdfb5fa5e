"""The channels customers write by; one folder each."""
