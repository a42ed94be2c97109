"""A thorax made of ellipsoids, tubes and spheres: how much of each tissue a ray meets, in centimetres.

Every map is an array of rows by columns. x runs to the right of the picture, which is the left of the body, from the
midline; y runs down from the upper edge. Rays are parallel.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
FINDINGS = ("none", "nodule", "effusion")
OVERSAMPLING = 2
RIBS = 10
SPINE_HALF_WIDTH = 1.7

Map = NDArray[np.float64]
Drawn = dict[str, float]


@dataclass(frozen=True)
class Finding:
    """What is to be seen, on which side of the body, and the box around it: x and y of its ends, in centimetres."""

    kind: str
    side: str = ""
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Thorax:
    """How much of each tissue every ray meets, in centimetres, and what there is to be found."""

    soft: Map
    lung: Map
    bone: Map
    finding: Finding


def read_parameters(path: Path = HERE / "parameters.json") -> dict[str, Any]:
    """The values by name; a list of two is a range."""
    document = json.loads(path.read_text(encoding="utf-8"))
    return {"seed": document["seed"]} | {entry["name"]: entry["value"] for entry in document["parameters"]}


def draw(parameters: dict[str, Any], rng: np.random.Generator) -> Drawn:
    """One person's values: evenly from each range."""
    return {
        name: rng.uniform(*value) if isinstance(value, list) else value
        for name, value in parameters.items()
        if name != "seed"
    }


def grid(p: Drawn) -> tuple[Map, Map]:
    """Where the middle of every small ray is, as x and y; several of them make one pixel."""
    step, count = p["pixel_spacing"] / OVERSAMPLING, int(p["matrix"]) * OVERSAMPLING
    along = (np.arange(count) + 0.5) * step
    y, x = np.meshgrid(along, along - count * step / 2, indexing="ij")
    return x, y


def chord(distance: Map, radius: float | Map) -> Map:
    """How much of a round tube or sphere a ray meets that passes its middle at this distance."""
    return 2 * np.sqrt(np.maximum(0, radius**2 - distance**2))


def body(x: Map, y: Map, p: Drawn) -> Map:
    """The trunk: an elliptical cylinder below sloping shoulders, with a neck in the middle."""
    width = p["body_half_width"] + 0.9 * np.cos((y - 6) / 9)
    depth = 2 * p["body_half_depth"] * np.sqrt(np.maximum(0, 1 - (x / width) ** 2))
    shoulder = np.maximum(0, np.abs(x) - 5.5) * 0.32
    return depth * np.clip(0.55 + (y - shoulder) / 9, 0, 1) * (y > shoulder - 1)


def dome(x: Map, side: int, p: Drawn) -> Map:
    """The y of the diaphragm at each x; it stands higher on the right of the body."""
    return p["diaphragm_top"] + (0.9 if side > 0 else 0) + 0.055 * (x - side * 5.5) ** 2


def lung(x: Map, y: Map, side: int, p: Drawn) -> Map:
    """One lung: a blunt ellipsoid, narrow at the top, cut off by the diaphragm."""
    half_width = p["lung_half_width"] * (0.72 + 0.28 * np.clip((y - 4) / 12, 0, 1))
    u = (x - side * (7.3 - 1.6 * np.clip((13 - y) / 10, 0, 1))) / half_width
    v = (y - 4.2 - p["lung_half_height"]) / p["lung_half_height"]
    depth = 2 * p["lung_half_depth"] * np.sqrt(np.maximum(0, 1 - np.abs(u) ** 2.6 - np.abs(v) ** 3))
    return depth * np.clip((dome(x, side, p) - y) / 1.1, 0, 1)


def heart(x: Map, y: Map, p: Drawn) -> Map:
    """The heart, the aortic arch and the great vessels, which take the place of lung."""
    u, v = x - 2.6, y - p["diaphragm_top"] + p["heart_half_height"] * 0.75
    along, across = u * 0.87 + v * 0.5, v * 0.87 - u * 0.5
    ratio = (along / p["heart_half_width"]) ** 2 + (across / p["heart_half_height"]) ** 2
    ventricles = 11 * np.sqrt(np.maximum(0, 1 - ratio))
    arch = 2.4 * chord(np.hypot(x - 2.3, y - 11.2), 1.9)
    vessels = 9 * np.sqrt(np.maximum(0, 1 - (x / 2.9) ** 2)) * np.clip((y - 3) / 4, 0, 1)
    return np.maximum.reduce([ventricles, arch, vessels])


def tube(distance: Map, radius: float) -> Map:
    """A hollow bone: its shell is as thick as two fifths of its radius."""
    return chord(distance, radius) - chord(distance, 0.6 * radius)


def ribs(x: Map, y: Map, side: int, p: Drawn) -> Map:
    """The ribs of one side: behind, from the spine outwards and down; in front, further down and inwards."""
    total = np.zeros_like(x)
    for number in range(RIBS):
        wall = (p["body_half_width"] - 2.2) * np.sqrt(1 - ((number - 7) / 9.5) ** 2)
        t = (side * x - SPINE_HALF_WIDTH) / (wall - SPINE_HALF_WIDTH)
        inside = np.clip(t, 0, 1)
        start = 4.0 + number * p["rib_spacing"]
        behind = start + 3.4 * inside**2 - 1.5 * np.sin(np.pi * inside)
        front = start + 3.4 + 4.4 * (1 - inside) ** 0.8
        total += tube((y - behind) * 0.93, p["rib_radius"]) * ((t >= 0) & (t <= 1))
        total += 0.6 * tube((y - front) * 0.8, 0.9 * p["rib_radius"]) * ((t >= 0.42) & (t <= 1)) * (number < 7)
    return total


def skeleton(x: Map, y: Map, p: Drawn) -> Map:
    """Ribs, clavicles and the spine, whose vertebrae are parted by discs."""
    total = ribs(x, y, -1, p) + ribs(x, y, 1, p)
    for side in (-1, 1):
        out = side * x
        clavicle = 6.4 - 0.21 * (out - 1.4) + 0.4 * np.sin((out - 1.4) / 2.2)
        total += 1.1 * tube(y - clavicle, 0.75) * ((out > 1.4) & (out < 13.5))
    vertebra = 0.75 + 0.25 * np.clip(4 * np.abs(np.sin(np.pi * (y - 1) / p["rib_spacing"])) - 1, -1, 1)
    return total + 1.3 * np.sqrt(np.maximum(0, 1 - (x / SPINE_HALF_WIDTH) ** 2)) * vertebra


def vessels(x: Map, y: Map, side: int, p: Drawn, rng: np.random.Generator) -> Map:
    """Vessels that leave the hilum in all directions, bend, and grow thinner."""
    total = chord(np.hypot(x - side * 3.6, (y - 15.5) / 1.6), 1.1)
    for _ in range(int(p["vessels"])):
        angle, length = rng.uniform(-1.35, 1.45), rng.uniform(5, 9.5)
        bend, width = rng.uniform(-0.07, 0.07), rng.uniform(0.24, 0.5)
        u, v = side * x - 3.4, y - 15.5
        along, across = u * np.cos(angle) + v * np.sin(angle), v * np.cos(angle) - u * np.sin(angle)
        part = np.clip(along / length, 0, 1)
        total += chord(across - bend * along**2, width * (1 - 0.8 * part)) * ((along > 0) & (along < length))
    return total


def nodule(x: Map, y: Map, side: int, p: Drawn, rng: np.random.Generator) -> tuple[Map, Finding]:
    """A sphere of soft tissue in the outer half of a lung, with the box around it."""
    radius = p["nodule_radius"]
    middle_x, middle_y = side * rng.uniform(7.2, 9.6), rng.uniform(10.5, 20.5)
    box = (middle_x - radius, middle_x + radius, middle_y - radius, middle_y + radius)
    return chord(np.hypot(x - middle_x, y - middle_y), radius), Finding("nodule", side_of_body(side), box)


def effusion(x: Map, y: Map, lungs: Map, side: int, p: Drawn) -> tuple[Map, Finding]:
    """Fluid in the lowest part of one side; its surface rises towards the chest wall."""
    out = np.clip(side * x - 2, 0, 11) / 11
    surface = p["diaphragm_top"] + 1.8 - (p["effusion_height"] + 1.8) * out**1.6
    share = np.clip((y - surface) / 1.6, 0, 1) * (side * x > 0)
    wet = (share * lungs) > 0
    box = (float(x[wet].min()), float(x[wet].max()), float(y[wet].min()), float(y[wet].max()))
    return share * lungs, Finding("effusion", side_of_body(side), box)


def side_of_body(side: int) -> str:
    """The picture's right is the body's left."""
    return "left" if side > 0 else "right"


def lungs_of(x: Map, y: Map, p: Drawn, rng: np.random.Generator) -> Map:
    """Aerated lung, without the heart and the vessels in it."""
    both = [(lung(x, y, side, p), vessels(x, y, side, p, rng)) for side in (-1, 1)]
    aerated = sum(np.maximum(0, whole - inside) for whole, inside in both)
    return np.maximum(0, aerated - heart(x, y, p))


def thorax(kind: str, side: int, p: Drawn, rng: np.random.Generator) -> Thorax:
    """One phantom with one finding, or none."""
    x, y = grid(p)
    lungs = lungs_of(x, y, p, rng)
    taken, found = np.zeros_like(x), Finding("none")
    if kind == "nodule":
        taken, found = nodule(x, y, side, p, rng)
    elif kind == "effusion":
        taken, found = effusion(x, y, lungs, side, p)
    lungs = np.maximum(0, lungs - taken)
    trunk = body(x, y, p)
    bone = np.minimum(skeleton(x, y, p), trunk)
    lungs = np.minimum(lungs, np.maximum(0, trunk - bone))
    return Thorax(soft=trunk - lungs - bone, lung=lungs, bone=bone, finding=found)
