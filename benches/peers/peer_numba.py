"""numba, by hand: blocks of draws side by side, threads over blocks; the months are in by_hand/.

What differs between draws is computed once a block, into `T`, or is the straight line between drawn numbers in `D`;
`W` is the state, `N` the noise, `S` the month's shares. Nothing is allocated after the start.
"""

import numpy as np
from numba import njit, prange, set_num_threads

from by_hand import block, demand, lines, vendors
from by_hand.functions import FAST
from by_hand.layout import Layout, in_turn
from model_data import BACKLOG

# Draws side by side: enough to make up for calls and short loops, few enough for a block to stay in the caches.
LANES = 32


def kernel(data, keep):
    """A compiled simulation of all blocks; `keep` records every month instead of the last."""
    c = Layout(data, LANES, keep)
    L, M, K, cells, reported_months = c.lanes, c.months, c.known_months, c.cells, c.reported_months
    turn_phantom = in_turn([vendors.turn_phantom(c, v) for v in range(c.vendors)])
    month = in_turn(demand.steps(c) + vendors.steps(c))
    restate = in_turn(vendors.steps_of_reported_backlogs(c))
    earn = in_turn(lines.steps(c))
    start = block.start(c)
    # All places have been asked for by now.
    c.finish()
    known, drawn_parameters = block.parameters(c)
    share_run = np.array(c.share_run)
    has_backlogs = np.isfinite(data.figures[BACKLOG]).any(0)
    shipped_cells = c.records["shipped"][0]

    @njit(fastmath=FAST, error_model="numpy", parallel=True)
    def run_all(drawn, noise, ones, T, W, F, record, shipped):
        """Blocks of draws: drawn[block, row * L + lane], noise likewise with each month after `as_of`."""
        threads, strange = len(T), 0
        each = (len(drawn) + threads - 1) // threads
        for thread in prange(threads):
            t, w, f = T[thread], W[thread], F[thread]
            known(t)
            for b in range(thread * each, min(len(drawn), (thread + 1) * each)):
                D = drawn[b]
                rec = record[b, 0] if keep else record[thread, 0]
                drawn_parameters(t, f, D)
                start(t[: cells * L], t, D, w, ones, rec)
                for m in range(M):
                    S = t[share_run[m] * cells * L : (share_run[m] + 1) * cells * L]
                    N = ones if m < K else noise[b, (m - K) * L :]
                    if keep:
                        rec = record[b, m]
                    if m < reported_months:
                        turn_phantom(m, S, t, D, w, N, rec)
                    strange += month(m, S, t, D, w, N, rec)
                    if has_backlogs[m]:
                        strange += restate(m, S, t, D, w, N, rec)
                    earn(m, S, t, D, w, N, rec)
                for i in range(cells * L):
                    shipped[thread] += rec[shipped_cells + i]
        return strange

    sizes = {
        "T": (len(c.shares) * cells + c.tables.rows) * L,
        "W": c.state.count * L,
        "F": max(len(c.tables.factors), 1) * L,
        "ones": (c.segments + 2 * c.vendors) * c.noise_step,
        "record": c.record.count * L,
    }
    return run_all, c.record.names, sizes


class Peer:
    def __init__(self, data, threads):
        self.data, self.threads, self.timed = data, threads, None
        self.draws = data.draws // LANES * LANES
        set_num_threads(threads)

    def blocks(self, array, draws):
        """[.., draw] as [block, .. * lane]."""
        some = array[..., :draws].reshape(*array.shape[:-1], -1, LANES)
        return np.ascontiguousarray(np.moveaxis(some, -2, 0)).reshape(draws // LANES, -1)

    def prepare(self, draws, keep):
        run_all, names, sizes = kernel(self.data, keep)
        drawn, noise = self.blocks(self.data.drawn, draws), self.blocks(self.data.noise, draws)
        T, W, F = (np.zeros((self.threads, sizes[name])) for name in "TWF")
        months = self.data.months if keep else 1
        record = np.zeros((len(drawn) if keep else self.threads, months, sizes["record"]))
        ones = np.ones(sizes["ones"])

        def run():
            shipped = np.zeros(self.threads)
            if run_all(drawn, noise, ones, T, W, F, record, shipped) > 0:
                raise ValueError("a draw in which a vendor or the market has nothing to split a figure by")
            return float(shipped.sum())

        return run, record, names

    def verify(self):
        draws = -(-self.data.verified_draws // LANES) * LANES
        run, record, names = self.prepare(draws, keep=True)
        run()
        by = record.reshape(draws // LANES, self.data.months, -1, LANES).transpose(1, 2, 0, 3)
        by = by.reshape(*by.shape[:2], draws)[..., : self.data.verified_draws]
        recorded = {name: by[:, first : first + count] for name, (first, count) in names.items()}
        cells = (len(self.data.vendors), len(self.data.segments), 2)
        recorded["shipped"] = recorded["shipped"].reshape(self.data.months, *cells, -1)
        return recorded

    def simulate(self):
        """Simulates all draws; returns the AI shipments of the last month, summed to check that they were made."""
        if self.timed is None:
            self.timed = self.prepare(self.draws, keep=False)[0]
        return self.timed()
