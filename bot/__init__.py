"""The shell of Firstline: starts things, keeps state, moves rows."""

import os

__version__ = "0.1.0"

# numpy reads it when it is loaded. Its own threads would spin on every core for sums that are too small for
# them: measured, they make the building of the knowledge base ten times dearer.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
