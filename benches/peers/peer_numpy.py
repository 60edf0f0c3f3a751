"""NumPy, vectorised over draws: the months in Python, chunks of draws on two processes."""

import multiprocessing

import numpy as np

from array_months import start, step
from array_parameters import parameters

# Draws at once: the arrays of a month stay in the second-level cache.
CHUNK = 1024


def newton(function, x):
    """Steps until none of the draws moves any more."""
    for _ in range(200):
        before, x = x, function(x)
        if (abs(x - before) <= 1e-8 * x).all():
            return x
    return x


def run(data, chunk, keep):
    """What the last month of some draws recorded, or with `keep` what every month did."""
    with np.errstate(invalid="ignore", divide="ignore"):
        by, one = parameters(np, data, data.drawn[:, chunk], data.noise[:, :, chunk])
        stocks = start(np, newton, by, one)
        kept = []
        for month in range(data.months):
            p = {key: values[month] for key, values in by.items()}
            record = step(np, newton, p, one, stocks, month == 0, month < data.reported_months)
            if keep:
                kept.append(record)
    return kept if keep else record


class Peer:
    def __init__(self, data, threads):
        global shared
        shared = data
        self.data, self.draws = data, data.draws
        self.chunks = [slice(first, first + CHUNK) for first in range(0, data.draws, CHUNK)]
        # Processes, since threads of one interpreter wait for each other between the many small operations.
        self.pool = multiprocessing.get_context("fork").Pool(threads)

    def verify(self):
        months = run(self.data, slice(0, self.data.verified_draws), keep=True)
        return {key: np.stack([month[key] for month in months]) for key in months[0]}

    def simulate(self):
        """Simulates all draws; returns the AI shipments of the last month, summed to check that they were made."""
        return sum(self.pool.map(shipments, self.chunks, chunksize=1))


def shipments(chunk):
    return float(run(shared, chunk, keep=False)["shipped"].sum())
