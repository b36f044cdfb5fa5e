"""The page on which everything can be tried: customers on one side, the desk on the other."""
