"""What photographs cost: time and peak memory of builds with pictures as cameras make them.

The pictures are made here: no two are alike, and they have the noise and the edges that make a
camera's files as large as they are.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import yaml
from PIL import Image, ImageChops

import shared  # noqa: F401, which makes tests/ importable
from conftest import SMALL

MEGABYTE = 1e6


@dataclass(frozen=True)
class Job:
    """A build with photographs, and what it may cost."""

    name: str
    pictures: int
    size: tuple[int, int]
    options: tuple[str, ...]
    most_seconds: float | None
    most_megabytes: float | None


JOBS = (
    Job("10 of 40 megapixels, leaflet", 10, (7744, 5184), (), None, 400),
    Job("10 of 40 megapixels, press", 10, (7744, 5184), ("--press", "uk-3mm"), None, 400),
    Job("1 of 12 megapixels, press", 1, (4240, 2832), ("--press", "uk-3mm"), 2.0, None),
)


def photograph(width: int, height: int, number: int) -> Image.Image:
    """Return a picture with shades, edges and noise."""
    small = (width // 8, height // 8)
    noise = Image.effect_noise(small, 60).resize((width, height), Image.Resampling.BICUBIC)
    shade = Image.radial_gradient("L").resize((width, height)).rotate(90 * (number % 4))
    grain = Image.effect_noise((512, 512), 24)
    tiled = Image.new("L", (width, height))
    for x in range(0, width, 512):
        for y in range(0, height, 512):
            tiled.paste(grain, (x, y))
    green = ImageChops.add(ImageChops.multiply(noise, shade), tiled, 2)
    return Image.merge("RGB", (shade, green, ImageChops.invert(shade)))


def write(folder: Path, job: Job) -> None:
    """Write the pictures and the content of a job into a folder."""
    data = yaml.safe_load(SMALL)
    data["leaflet"] = {"format": "a4"}
    base = photograph(*job.size, 0)
    blocks = []
    for number in range(job.pictures):
        name = f"photograph-{number}.jpg"
        turned = base.transpose(Image.Transpose.ROTATE_180) if number % 2 else base
        turned.save(folder / name, "JPEG", quality=85 + number, exif=Image.Exif())
        blocks.append({"type": "image", "file": name, "alt": f"Photograph {number}."})
    data["sections"][0]["blocks"] += blocks
    (folder / "content.yaml").write_text(yaml.safe_dump(data, sort_keys=False))


def cost(path: Path, output: Path, options: tuple[str, ...]) -> tuple[float, float]:
    """Return the seconds and the greatest memory in MB of one process that builds the leaflet."""
    command = [sys.executable, "-m", "irdocs", "build", str(path), "-o", str(output)]
    start = perf_counter()
    process = subprocess.Popen(
        [*command, "--only", "leaflet", *options],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the build failed with {process.returncode}")
    return perf_counter() - start, usage.ru_maxrss * 1024 / MEGABYTE


def goal(most: float | None, unit: str) -> str:
    """Return a goal as it is printed beside what was measured."""
    return f"(goal {most:g} {unit})" if most is not None else ""


def written(folder: Path, number: int) -> Path:
    """Return the content file of a job, written by another process.

    On Linux the peak memory of a process is at least that of the one that started it. So this
    process must never be large itself.
    """
    job = JOBS[number]
    place = folder / f"{job.pictures}-{job.size[0]}"
    if not place.exists():
        place.mkdir()
        subprocess.run([sys.executable, __file__, str(number), str(place)], check=True)
    return place / "content.yaml"


def main() -> None:
    """Print the cost of each job."""
    print("\nphotographs (whole processes; pictures made for this):")
    with tempfile.TemporaryDirectory() as folder:
        for number, job in enumerate(JOBS):
            file = written(Path(folder), number)
            seconds, megabytes = cost(file, Path(folder) / "out", job.options)
            print(
                f"  {job.name:<30} {seconds:5.1f} s {goal(job.most_seconds, 's')}  "
                f"{megabytes:4.0f} MB {goal(job.most_megabytes, 'MB')}"
            )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        write(Path(sys.argv[2]), JOBS[int(sys.argv[1])])
    else:
        main()
