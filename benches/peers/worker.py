"""One peer in a process of its own: verifies itself, then times a round for each line it is sent."""

import importlib
import json
import os
import sys
import time

from compare import largest_difference
from model_data import Data

# A round goes through the draws as often as this many seconds allow, at least once.
SECONDS = 1.0


def main(name, folder, threads):
    os.environ["PEER_THREADS"] = str(threads)
    data = Data(folder)
    module = importlib.import_module(f"peer_{name}")
    peer = module.Peer(data, threads)
    tell(difference=largest_difference(data, peer.verify()))
    # The first call compiles.
    tell(shipments=peer.simulate())
    for _ in sys.stdin:
        started, times = time.perf_counter(), 0
        while times == 0 or time.perf_counter() - started < SECONDS:
            peer.simulate()
            times += 1
        tell(rate=times * peer.draws / (time.perf_counter() - started))


def tell(**what):
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
