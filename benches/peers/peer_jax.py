"""JAX, compiled: `lax.scan` over the months in 64 bits, chunks of draws, a device for each thread."""

import os
from types import SimpleNamespace

THREADS = int(os.environ.get("PEER_THREADS", "2"))
# Read when JAX starts: as many devices as threads, each of which computes alone.
os.environ["XLA_FLAGS"] = f"--xla_force_host_platform_device_count={THREADS} --xla_cpu_multi_thread_eigen=false"

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402
import numpy as np  # noqa: E402
from jax import lax  # noqa: E402

from array_months import start, step  # noqa: E402
from array_parameters import parameters  # noqa: E402

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")

CHUNK = 128


def newton(function, x):
    """Steps until none of the draws moves any more."""

    def moves(state):
        before, x = state
        return jnp.any(jnp.abs(x - before) > 1e-8 * x)

    return lax.while_loop(moves, lambda state: (state[1], function(state[1])), (x + jnp.inf, x))[1]


def run(data, keep, drawn, noise):
    """What the last month of some draws recorded, or with `keep` what every month did."""
    by, one = parameters(jnp, data, drawn, noise)
    stocks = vars(start(jnp, newton, by, one))
    by["first"] = np.arange(data.months) == 0
    kept = []
    # Months in which figures may replace the model, then those in which none does.
    for months, reported in [(slice(0, data.reported_months), True), (slice(data.reported_months, None), False)]:

        def month(carried, p):
            s = SimpleNamespace(**carried[0])
            record = step(jnp, newton, p, one, s, p["first"], reported)
            return (vars(s), record), (record if keep else None)

        those = {key: values[months] for key, values in by.items()}
        if len(those["first"]) == 0:
            continue
        first = {key: values[0] for key, values in those.items()}
        shapes = jax.eval_shape(lambda s, p: month((s, None), p)[0][1], stocks, first)
        nothing = jax.tree.map(lambda shape: jnp.zeros(shape.shape, shape.dtype), shapes)
        (stocks, record), all_months = lax.scan(month, (stocks, nothing), those)
        kept.append(all_months)
    return jax.tree.map(lambda *parts: jnp.concatenate(parts), *kept) if keep else record


class Peer:
    def __init__(self, data, threads):
        self.data = data
        devices = jax.devices()[:threads]
        assert len(devices) == threads, "PEER_THREADS must be as many"
        self.verified = jax.jit(lambda drawn, noise: run(data, True, drawn, noise))
        # Whole chunks on each device: [chunk, .., draw in it].
        chunks = data.draws // (CHUNK * threads) * threads

        def split(array):
            whole = array[..., : chunks * CHUNK].reshape(*array.shape[:-1], chunks, CHUNK)
            return np.moveaxis(whole, -2, 0)

        mesh = jax.make_mesh((threads,), ("thread",), devices=devices)
        spread = jax.sharding.NamedSharding(mesh, jax.sharding.PartitionSpec("thread"))
        self.drawn = jax.device_put(split(data.drawn), spread)
        self.noise = jax.device_put(split(data.noise), spread)
        self.draws = chunks * CHUNK

        def all_chunks(drawn, noise):
            return lax.map(lambda chunk: run(data, False, *chunk), (drawn, noise))

        of_thread = jax.sharding.PartitionSpec("thread")
        self.compiled = jax.jit(
            jax.shard_map(all_chunks, mesh=mesh, in_specs=(of_thread, of_thread), out_specs=of_thread, check_vma=False)
        )

    def verify(self):
        some = slice(0, self.data.verified_draws)
        return self.verified(self.data.drawn[:, some], self.data.noise[:, :, some])

    def simulate(self):
        """Simulates all draws; returns the AI shipments of the last month, summed to check that they were made."""
        return float(jax.block_until_ready(self.compiled(self.drawn, self.noise))["shipped"].sum())
