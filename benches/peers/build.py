"""Builds the project's programs and says where they are."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def programs(package, *names):
    """Builds a package as released; returns the paths of its programs."""
    subprocess.run(["cargo", "build", "--release", "--quiet", "--package", package], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return [ROOT / target / "release" / name for name in names]
