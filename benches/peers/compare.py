"""How far a peer's results are from the engine's."""

import numpy as np


def largest_difference(data, recorded):
    """The largest relative difference over outputs, months and draws; `recorded` has [month, .., draw] by output."""
    worst = 0.0
    for name, engine in zip(data.outputs, data.engine_outputs):
        kind, which, output = name.split(".", 2)
        among = {"segment": data.segments, "vendor": data.vendors}[kind]
        peer = np.asarray(recorded[output])
        if peer.shape[1] != len(among):
            among = [v for v in among if f"vendor.{v}.{output}" in data.outputs]
        worst = max(worst, relative(peer[:, among.index(which)], engine))
    return max(worst, relative(np.asarray(recorded["shipped"])[-1], data.engine_shipped))


def relative(peer, engine):
    """Relative to the engine's value; what is below a ten-thousandth of its series' largest counts as that much."""
    floor = 1e-4 * np.abs(engine).max()
    return float((np.abs(peer - engine) / np.maximum(np.abs(engine), max(floor, 1e-300))).max())
