"""Compares the engine's simulation with peers: each is verified first, then all are timed in turns. See README.md."""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from build import programs

PEERS = ["numba", "jax", "numpy"]
# What a peer's results may differ from the engine's, relative.
TOLERANCE = 1e-9
ENGINE_DRAWS = 400_000


class Worker:
    """A peer in a process of its own, so that their threads and settings stay apart."""

    def __init__(self, peer, folder, threads):
        self.name = peer
        command = [sys.executable, Path(__file__).with_name("worker.py"), peer, folder, str(threads)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.difference = self.answer("difference")
        self.shipments = self.answer("shipments")

    def answer(self, what):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{self.name}: the peer stopped")
        return json.loads(line)[what]

    def rate(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.answer("rate")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenario", nargs="?", default="rackcast:base")
    parser.add_argument("--peers", nargs="+", choices=PEERS, default=PEERS)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--pool", type=int, default=8192, help="different draws, gone through again and again")
    options = parser.parse_args()

    dump, simulate = programs("rackcast-benches", "peers_dump", "simulate_draws")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([dump, options.scenario, "--out", folder, "--draws", str(options.pool)], check=True)
        workers = [Worker(peer, folder, options.threads) for peer in options.peers]
        for worker in workers:
            print(f"{worker.name}: differs from the engine by at most {worker.difference:.1e}", flush=True)
            if not worker.difference <= TOLERANCE:
                sys.exit(f"{worker.name} does not compute the same model")

        command = [simulate, options.scenario, "--threads", str(options.threads)]
        command += ["--pool", str(options.pool), "--draws", str(ENGINE_DRAWS)]
        rounds = []
        for _ in range(options.rounds):
            rates = {"engine": float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)}
            rates |= {worker.name: worker.rate() for worker in workers}
            print("  ".join(f"{name} {rate:,.0f}" for name, rate in rates.items()), flush=True)
            rounds.append(rates)
        report(rounds, options)


def report(rounds, options):
    print(f"\ndraws a second on {options.threads} threads, medians of {len(rounds)} rounds")
    print(f"{'':8}{'draws/s':>12}{'engine over it':>18}{'lowest':>9}{'highest':>9}")
    for name in ["engine", *options.peers]:
        ratios = [rates["engine"] / rates[name] for rates in rounds]
        rate = statistics.median(rates[name] for rates in rounds)
        print(f"{name:8}{rate:12,.0f}{statistics.median(ratios):18.2f}{min(ratios):9.2f}{max(ratios):9.2f}")


if __name__ == "__main__":
    main()
