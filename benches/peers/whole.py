"""Times the whole program: wall time, draws a second and peak memory of what people run. See README.md."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from build import programs

ALL = ["--format", "csv", "--period", "month", "--period", "quarter", "--period", "year"]


def measure(command):
    """Seconds from start to end, and the most memory the process held at once, MB."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    problem = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{problem.decode()}")
    # Kilobytes, except where the system is macOS: there bytes.
    return seconds, usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    (rackcast,) = programs("rackcast", "rackcast")
    with tempfile.TemporaryDirectory() as folder:
        out = ["--out", str(Path(folder) / "draws.csv")]
        cases = [
            ("no draws, default view", 0, []),
            ("10,000 draws, default view", 10_000, []),
            ("1,000,000 draws, default view", 1_000_000, []),
            ("100,000 draws, all outputs", 100_000, ALL + out),
            ("1,000,000 draws, all outputs", 1_000_000, ALL + out),
        ]
        print(f"{'':32}{'seconds':>9}{'draws/s':>12}{'peak MB':>9}")
        for name, draws, more in cases:
            command = [rackcast, "run", *(["--draws", str(draws)] if draws else []), *more]
            # Short runs are repeated more often.
            rounds = options.rounds * 5 if draws <= 10_000 else options.rounds
            seconds, memory = zip(*(measure(command) for _ in range(rounds)))
            middle = statistics.median(seconds)
            rate = f"{draws / middle:,.0f}" if draws else ""
            print(f"{name:32}{middle:9.3f}{rate:>12}{max(memory):9.0f}", flush=True)


if __name__ == "__main__":
    main()
