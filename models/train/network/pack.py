"""Third step of training the network: parameters to `trees.bin` or `names.bin`, in whole numbers as the product reads them.

Of several parameters the mean is taken: they must have gone on from the same start.

    python models/train/network/pack.py FOLDER [--parameters parameters.npz …] --for trees

A line of JSON (widths, classes, scales, places of the arrays), then the arrays, each at a multiple of sixteen bytes.
"""

import argparse
import hashlib
import json

import numpy as np

from examples import Examples
from network import VECTOR

STEP = 64  # steps of a stored component to the unit
MOST = 65535  # sum of a row of weights: with any numbers of sixteen bits a sum of products fits in 32 bits
LARGEST = 32767


def rows(weights):
    """A matrix (inputs, outputs) as rows of sixteen bits by output, and the scale of each row. Filled up to a multiple of four outputs, sixteen inputs."""
    w = np.asarray(weights, np.float64).T
    w = np.pad(w, ((0, -len(w) % 4), (0, -w.shape[1] % 16)))
    scale = np.minimum(MOST * 0.98 / np.maximum(np.abs(w).sum(1), 1e-9), LARGEST / np.maximum(np.abs(w).max(1), 1e-9))
    whole = np.rint(w * scale[:, None]).astype(np.int16)
    assert np.abs(whole.astype(np.int64)).sum(1).max() <= MOST
    return whole, (1 / scale).astype(np.float32)


def filled(bias):
    return np.concatenate([bias, np.zeros(-len(bias) % 4)]).astype(np.float32)


def mean(parameters):
    return {k: np.mean([one[k].astype(np.float64) for one in parameters], 0).astype(np.float32) for k in parameters[0]}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder")
    options.add_argument("--parameters", default=["parameters.npz"], nargs="+")
    options.add_argument("--for", dest="part", choices=("trees", "names"), required=True)
    o = options.parse_args()
    header = Examples(f"{o.folder}/examples.bin").header
    vectors = Examples(f"{o.folder}/examples.bin").vectors
    p = mean([np.load(f"{o.folder}/{name}") for name in o.parameters])
    # The vectors are the same for both and come with the trees.
    arrays = {"vectors": vectors} if o.part == "trees" else {}
    for name in ("word", "affix", "shape"):
        arrays[name] = np.rint(p[name] * STEP).astype(np.int8)
    scales = {"form": STEP, "hidden": 1024, "state": 1024, "head": 1024, "pair": 1024}
    layers = sum(k.startswith("carry") for k in p)
    width = p["carry0"].shape[1] // 2
    inputs = {"form": "form", "input": "hidden", "arc": "head", "relation": "pair"}
    own = ["tag", "dependent", "head", "arc", "left", "right", "relation"] if o.part == "trees" else ["name"]
    own += [name for i in range(1, layers) for name in (f"mix{i}", f"narrow{i}", f"gates{i}") if name in p]
    inputs |= {f"gates{i}": "state" for i in range(1, layers)}
    for name in ["form", "input"] + own:
        w, scale = rows(p[name] if name != "arc" else p[name].T)
        arrays[name] = w
        arrays[name + "Scale"] = scale / scales[inputs.get(name, "state")]
        arrays[name + "Bias"] = filled(p[name + "_bias"]) if name + "_bias" in p and name != "arc" else np.zeros(len(w), np.float32)
    if o.part == "trees":
        # The bias of an arc's dependent is a dependent of its own, added to all others.
        arrays["dependentShift"] = p["arc_bias"].astype(np.float32)
    for name in ("bits", "root", "root_label") if o.part == "trees" else ("bits", "follow"):
        arrays[name] = p[name].astype(np.float32)
    for layer in range(layers):
        arrays[f"own{layer}"] = np.concatenate([p[f"carry{layer}"], p[f"gate{layer}"]]).astype(np.float32)
    places, at, parts = {}, 0, []
    for name, a in arrays.items():
        raw = np.ascontiguousarray(a).tobytes()
        places[name] = {"at": at, "length": int(a.size), "type": a.dtype.name}
        parts.append(raw + b"\0" * (-len(raw) % 16))
        at += len(parts[-1])
    keep = {k: header[k] for k in ("learned", "dimensions", "tags", "relations", "names")}
    sizes = {"vector": VECTOR, "width": width, "layers": layers, "hidden": p["form"].shape[1], "arc": p["arc"].shape[0], "label": p["left"].shape[1]}
    if "narrow1" in p:
        sizes["narrow"] = p["narrow1"].shape[1]
    line = json.dumps({**keep, **sizes, "scales": scales, "arrays": places}) + "\n"
    line = line[:-1] + " " * (-len(line) % 16) + "\n"
    data = line.encode() + b"".join(parts)
    open(f"{o.folder}/{o.part}.bin", "wb").write(data)
    print(len(data), hashlib.sha256(data).hexdigest())


main()
