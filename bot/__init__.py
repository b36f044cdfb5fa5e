"""The shell of Firstline: starts things, keeps state, moves rows."""

__version__ = "0.1.0"
