"""A strict local Bot API server: Telegram as the tests and ``firstline try`` meet it.

It is reached by HTTP alone, by the product as by tests. Nothing here imports the product
or a Telegram library.
"""
