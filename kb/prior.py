"""The confidence of a base nobody knows anything of yet: fitted on public sets by tests/bench/kb_prior.py."""

MEANS = (0.146, 0.0791, 0.179, 0.277, 0.53, 0.315, 0.386, 0.378, 0.642, 1.66)
SPREADS = (0.159, 0.155, 0.188, 0.19, 0.175, 0.235, 0.252, 0.259, 0.299, 0.566)
WEIGHTS = (
    0,
    0.0417,
    0.393,
    0,
    0.157,
    0,
    0.18,
    0.587,
    0.336,
    0.0657,
    0,
    1.32,
    0.0159,
    0,
    0,
    0,
    0,
    0.208,
    -0.66,
    0.755,
    0,
    0.528,
)
BIAS = -3.842
