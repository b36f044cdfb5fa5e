"""The ledger: the one place that knows the database.

Everything outside passes a function of a transaction (``Tx``) to ``Store.write`` or ``Store.read``.
"""
