"""The simulated methods of the Bot API, a few to a file; ``methods.table`` lists them all."""
