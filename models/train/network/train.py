"""Second step of training the network: learns from `examples.bin`, writes `parameters.npz`. Knows nothing of how features are made.

    XLA_FLAGS="--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1" python models/train/network/train.py FOLDER [--seed 1] …

One thread, seeded: the same examples, options and versions give the same parameters, bit for bit.
"""

import argparse
import hashlib
import time

import jax
import jax.numpy as jnp
import numpy as np

from examples import LENGTHS, Examples, batches
from network import NEVER, VECTOR, encoded, initial, losses, relations, scores

STEP = 1 / 64  # one step of a stored component, eight bits
LIMIT = 127 * STEP
KEEP = 0.998  # of the running mean of the parameters, which is what is kept


def constants(examples):
    vectors = np.zeros((len(examples.vectors), VECTOR), np.float32)
    vectors[:, : examples.header["dimensions"]] = examples.vectors * STEP
    classes = examples.header["names"]
    place, kind = zip(*((c[0], c[2:]) for c in classes))
    n = len(classes)
    opens = lambda i: place[i] in "BI"
    goes = lambda i: place[i] in "IE"
    fits = lambda i, j: goes(j) and kind[i] == kind[j] if opens(i) else not goes(j)
    follow = np.array([[0 if fits(i, j) else NEVER for j in range(n)] for i in range(n)], np.float32)
    starts = np.array([NEVER if goes(i) else 0 for i in range(n)], np.float32)
    ends = np.array([NEVER if opens(i) else 0 for i in range(n)], np.float32)
    return {"vectors": jnp.array(vectors), "learned": examples.header["learned"], "follow": jnp.array(follow), "starts": jnp.array(starts), "ends": jnp.array(ends)}


NONE = {k: 0 for k in ("word", "vector", "affix", "form", "input", "bits", "layer", "head")}


@jax.jit
def read(p, consts, batch):
    """The best tags, heads and relations of a batch."""
    key = jax.random.PRNGKey(0)
    x = encoded(p, consts, batch, key, NONE)
    s = scores(p, x, batch["mask"], key, NONE)
    heads = s["arcs"].argmax(-1)
    return s["tags"].argmax(-1), heads, relations(p, s, heads).argmax(-1)


def evaluate(p, consts, examples, places, words=2000):
    """Shares of words with the right part of speech, head, and head with relation without subtype."""
    upos = np.unique([t.split("|")[0] for t in examples.header["tags"]], return_inverse=True)[1]
    plain = np.unique([r.split(":")[0] for r in examples.header["relations"]], return_inverse=True)[1]
    total = np.zeros(4)
    for own, length, size in batches(examples.lengths, places, words):
        b = examples.batch(own, length, size)
        tags, heads, rels = (np.asarray(a) for a in read(p, consts, b))
        m = b["mask"]
        right = (heads == b["heads"]) & m
        total += [m.sum(), ((upos[tags] == upos[b["tags"]]) & m).sum(), right.sum(), (right & (plain[rels] == plain[b["relations"]])).sum()]
    return dict(zip(("upos", "uas", "las"), (total[1:] / total[0]).round(4).tolist()))


OPTIONS = (
    ("seed", int, 1),
    ("epochs", int, 22),  # that the rate falls over
    ("stop", int, 0),  # epochs run; 0: all
    ("words", int, 2000),  # of a batch
    ("rate", float, 3e-3),
    ("width", int, 96),
    ("layers", int, 3),
    ("hidden", int, 256),
    ("arc", int, 64),
    ("label", int, 64),
    ("narrow", int, 0),  # width through which the gates of a layer see the layer below; 0: directly
    ("names", float, 1.0),  # weight of the loss on names
    ("trees", float, 1.0),  # weight of the losses on tags, heads and relations
    ("share", float, 0.5),  # of the sentences without a tree, drawn anew for each round: names are learned in fewer rounds than trees
    ("drop", float, 0.2),
    ("sets", str, "all"),
    ("start", str, ""),  # parameters to go on from
    ("out", str, "parameters.npz"),
    ("cache", str, ""),  # folder for what is compiled
)


def asked():
    options = argparse.ArgumentParser()
    options.add_argument("folder")
    for name, kind, value in OPTIONS:
        options.add_argument(f"--{name}", type=kind, default=value)
    o = options.parse_args()
    if o.cache:
        jax.config.update("jax_compilation_cache_dir", o.cache)
    return o


def beginning(o, header):
    """The parameters that training begins with."""
    if o.start:
        return {k: jnp.array(x) for k, x in np.load(f"{o.folder}/{o.start}").items()}
    sizes = {"learned": header["learned"], "affixes": header["affixes"], "shapes": header["shapes"]}
    sizes |= {k: len(header[k]) for k in ("tags", "relations", "names")}
    shapes = {k: getattr(o, k) for k in ("width", "layers", "hidden", "arc", "label", "narrow")}
    return initial(jax.random.PRNGKey(o.seed), sizes, shapes)


def stepper(o, consts, steps):
    """One step of Adam (Kingma and Ba 2015), compiled; the rate rises for 200 steps and falls with a cosine."""
    rates = {"word": 0.15, "vector": 0.05, "affix": 0.0, "word_named": 0.4, "vector_named": 0.25, "affix_named": 0.3}
    rates |= {"form": 0.1, "input": o.drop, "bits": 0.1, "layer": o.drop, "head": o.drop}
    weights = {"trees": o.trees, "names": o.names}

    @jax.jit
    def step(state, at, batch, key):
        p, m, v, mean = state
        (_, parts), g = jax.value_and_grad(losses, has_aux=True)(p, consts, batch, key, rates, weights)
        norm = jnp.sqrt(sum((x * x).sum() for x in jax.tree.leaves(g)))
        g = jax.tree.map(lambda x: x * jnp.minimum(1, 5 / (norm + 1e-9)), g)
        n = at + 1
        rate = o.rate * jnp.minimum(1, n / 200) * (0.5 + 0.5 * jnp.cos(jnp.pi * jnp.minimum(at / steps, 1))) + 1e-5
        m = jax.tree.map(lambda a, x: 0.9 * a + 0.1 * x, m, g)
        v = jax.tree.map(lambda a, x: 0.98 * a + 0.02 * x * x, v, g)
        move = lambda q, a, b: q - rate * (a / (1 - 0.9**n)) / (jnp.sqrt(b / (1 - 0.98**n)) + 1e-8)
        p = jax.tree.map(move, p, m, v)
        for name in ("word", "affix", "shape"):
            p[name] = jnp.clip(p[name], -LIMIT, LIMIT).at[0].set(0)
        share = jnp.minimum(KEEP, n / (at + 10))
        mean = jax.tree.map(lambda a, b: share * a + (1 - share) * b, mean, p)
        return (p, m, v, mean), parts

    return step


def main():
    o = asked()
    examples = Examples(f"{o.folder}/examples.bin")
    consts = constants(examples)
    sets = [s for s in examples.header["sets"] if s != "dev"] if o.sets == "all" else o.sets.split(",")
    train, dev = examples.of(sets, LENGTHS[-1]), examples.of(["dev"], LENGTHS[-1])
    if not o.trees:
        train = train[examples.told[train]]
    has_tree = (examples.heads[examples.starts[train]] >= 0) & (o.trees > 0)

    def drawn(random):
        return batches(examples.lengths, train[has_tree | (random.random(len(train)) < o.share)], o.words, random)

    step = stepper(o, consts, o.epochs * len(drawn(np.random.default_rng(o.seed))))
    p = beginning(o, examples.header)
    zero = jax.tree.map(jnp.zeros_like, p)
    state = (p, zero, zero, p)
    random, key = np.random.default_rng(o.seed), jax.random.PRNGKey(o.seed + 1000)
    at, began = 0, time.time()
    for epoch in range(o.stop or o.epochs):
        sums = {}
        for own, length, size in drawn(random):
            state, parts = step(state, at, examples.batch(own, length, size), jax.random.fold_in(key, at))
            at += 1
            if at % 10 == 0:
                for k, x in parts.items():
                    sums.setdefault(k, []).append(float(x))
        told = {k: round(float(np.mean(x)), 4) for k, x in sums.items()}
        mean = state[3]
        np.savez(f"{o.folder}/{o.out}", **{k: np.asarray(x) for k, x in mean.items()})
        digest = hashlib.sha256(b"".join(np.asarray(mean[k]).tobytes() for k in sorted(mean))).hexdigest()
        print(f"epoch {epoch + 1}: {told} {time.time() - began:.0f} s {evaluate(mean, consts, examples, dev)} {digest}", flush=True)


main()
