"""The network: what it computes and what is lost on a batch. Dimensions, activations and the order of sums are those of src/language/network."""

import jax
import jax.numpy as jnp

WORD, AFFIX, SHAPE = 64, 64, 32
VECTOR = 104  # a word's vector, 100 components, with room to a multiple of eight
FORM = VECTOR + WORD + AFFIX + SHAPE
BITS = 32
NEVER = -1e4


def squash(x):
    """Between -1 and 1; square roots and divisions are exact on every machine, tanh is not."""
    return x * jax.lax.rsqrt(1.0 + x * x)


def gate(x):
    return 0.5 + 0.5 * squash(x)


def initial(key, sizes, shapes):
    """Parameters as drawn at the start. `sizes` names the numbers of rows and classes, `shapes` the widths chosen."""
    d, layers, hidden, arc, label, narrow = (shapes[k] for k in ("width", "layers", "hidden", "arc", "label", "narrow"))
    keys = iter(jax.random.split(key, 64))
    dense = lambda n, m: jax.random.normal(next(keys), (n, m)) * jnp.sqrt(2.0 / (n + m))
    table = lambda n, m, s: jax.random.normal(next(keys), (n, m)) * s
    p = {
        "word": table(sizes["learned"] + 1, WORD, 0.1).at[0].set(0),
        "affix": table(sizes["affixes"], AFFIX, 0.1).at[0].set(0),
        "shape": table(sizes["shapes"], SHAPE, 0.2).at[0].set(0),
        "form": dense(FORM, hidden),
        "form_bias": jnp.zeros(hidden),
        "bits": table(BITS, 8 * d, 0.05),
        "input": dense(hidden, 8 * d) * 1.4,
    }
    for layer in range(layers):
        if layer > 0 and narrow:
            p[f"mix{layer}"] = dense(2 * d, 2 * d)
            p[f"narrow{layer}"] = dense(2 * d, narrow)
            p[f"gates{layer}"] = dense(narrow, 4 * d) * 1.6
        elif layer > 0:
            p[f"mix{layer}"] = dense(2 * d, 6 * d) * 1.4
        p[f"carry{layer}"] = table(2, 2 * d, 0.1)
        p[f"gate{layer}"] = jnp.stack([jnp.full(2 * d, 0.5), jnp.full(2 * d, 0.0)])
    p |= {
        "tag": dense(2 * d, sizes["tags"]),
        "tag_bias": jnp.zeros(sizes["tags"]),
        "dependent": dense(2 * d, arc),
        "dependent_bias": jnp.zeros(arc),
        "head": dense(2 * d, arc),
        "head_bias": jnp.zeros(arc),
        "arc": dense(arc, arc),
        "arc_bias": jnp.zeros(arc),
        "root": table(1, arc, 0.3)[0],
        "left": dense(2 * d, label),
        "left_bias": jnp.zeros(label),
        "right": dense(2 * d, label),
        "right_bias": jnp.zeros(label),
        "root_label": table(1, label, 0.3)[0],
        "relation": dense(3 * label, sizes["relations"]),
        "relation_bias": jnp.zeros(sizes["relations"]),
        "name": dense(2 * d, sizes["names"]),
        "name_bias": jnp.zeros(sizes["names"]),
        "follow": jnp.zeros((sizes["names"], sizes["names"])),
    }
    return p


def dropped(key, x, rate, axis=None):
    """Inverted dropout; `axis` is one along which the same is dropped."""
    if rate == 0:
        return x
    shape = list(x.shape)
    if axis is not None:
        shape[axis] = 1
    keep = jax.random.bernoulli(key, 1 - rate, shape)
    return x * keep / (1 - rate)


def recurrence(u, skip, mask, carry, bias):
    """Both directions of one layer. `u`: batch, time, (x, f, r) of width 2d each: forward and backward; `skip`: batch, time, 2d."""
    d2 = skip.shape[-1]
    d = d2 // 2
    turn = lambda a: jnp.concatenate([a[..., :d], jnp.flip(a[..., d:], 1)], -1)
    x, f, r = (turn(u[..., i * d2 : (i + 1) * d2]).swapaxes(0, 1) for i in range(3))
    m = mask.astype(u.dtype)
    moving = turn(jnp.repeat(m[..., None], d2, -1)).swapaxes(0, 1)

    def step(c, now):
        xt, ft, rt, mt = now
        keep = gate(ft + carry[0] * c + bias[0])
        out = gate(rt + carry[1] * c + bias[1])
        new = keep * c + (1 - keep) * xt
        new = mt * new + (1 - mt) * c
        return new, (new, out)

    _, (c, out) = jax.lax.scan(step, jnp.zeros_like(x[0]), (x, f, r, moving), unroll=2)
    c, out = turn(c.swapaxes(0, 1)), turn(out.swapaxes(0, 1))
    return out * c + (1 - out) * skip


def encoded(p, consts, batch, key, rates):
    """The sentences as vectors of width 2d. `rows` are of the forms met in the batch, `named` how often these are in names,
    `forms` says which a word is."""
    keys = iter(jax.random.split(key, 16))
    rows, mask = batch["rows"], batch["mask"]
    word = rows[:, 0]
    learned = jnp.where(word <= consts["learned"], word, 0)
    affix = p["affix"][rows[:, 1:9]].sum(-2)
    if rates["word"] > 0:
        # What the words of names are is learned by heart in a few rounds; then nothing is learned of names from what stands around them.
        keep = lambda name: jax.random.bernoulli(next(keys), 1 - rates[name] - rates[name + "_named"] * batch["named"])
        learned = learned * keep("word")
        word = word * keep("vector")
        affix = affix * keep("affix")[:, None]
    e = jnp.concatenate([consts["vectors"][word], p["word"][learned], affix, p["shape"][rows[:, 9:11]].sum(-2)], -1)
    e = dropped(next(keys), e, rates["form"])
    z = jax.nn.relu(e @ p["form"] + p["form_bias"])
    z = dropped(next(keys), z, rates["input"])
    forms = (z @ p["input"])[batch["forms"]]
    bits = ((batch["bits"][..., None] >> jnp.arange(BITS)) & 1).astype(jnp.float32)
    bits = dropped(next(keys), bits, rates["bits"])
    u = forms + bits @ p["bits"]
    d2 = u.shape[-1] // 4
    x = recurrence(u[..., : 3 * d2], u[..., 3 * d2 :], mask, p["carry0"], p["gate0"])
    layer = 1
    while f"mix{layer}" in p:
        y = dropped(next(keys), x, rates["layer"], 1)
        u = y @ p[f"mix{layer}"]
        if f"gates{layer}" in p:
            u = jnp.concatenate([u, y @ p[f"narrow{layer}"] @ p[f"gates{layer}"]], -1)
        x = recurrence(u, x, mask, p[f"carry{layer}"], p[f"gate{layer}"])
        layer += 1
    return dropped(next(keys), x, rates["layer"], 1)


def scores(p, x, mask, key, rates):
    """Of each word the scores of tags, of heads (0 is the root), of names, and the two sides of its relation."""
    keys = iter(jax.random.split(key, 4))
    mlp = lambda name: dropped(next(keys), jax.nn.relu(x @ p[name] + p[name + "_bias"]), rates["head"], 1)
    batch = x.shape[0]
    with_root = lambda a, root: jnp.concatenate([jnp.broadcast_to(root, (batch, 1, root.shape[0])), a], 1)
    dependent, head = mlp("dependent"), mlp("head")
    heads = with_root(head, p["root"]) @ p["arc"].T
    arcs = jnp.einsum("bif,bjf->bij", dependent + p["arc_bias"], heads)
    allowed = jnp.concatenate([jnp.ones((batch, 1), bool), mask], 1)
    arcs = jnp.where(allowed[:, None, :], arcs, NEVER)
    return {
        "tags": x @ p["tag"] + p["tag_bias"],
        "arcs": arcs,
        "left": mlp("left"),
        "right": with_root(mlp("right"), p["root_label"]),
        "names": x @ p["name"] + p["name_bias"],
    }


def relations(p, s, heads):
    """Scores of the relations of the words to the given heads."""
    right = jnp.take_along_axis(s["right"], heads[..., None], 1)
    both = jnp.concatenate([s["left"] * right, s["left"], right], -1)
    return both @ p["relation"] + p["relation_bias"]


def total(emitted, mask, follow, starts, ends):
    """Logarithm of the sum over all paths, by sentence."""
    chain = jnp.exp(follow)

    def step(alpha, now):
        e, m = now
        top = jax.lax.stop_gradient(alpha.max(-1, keepdims=True))
        new = jnp.log(jnp.exp(alpha - top) @ chain + 1e-30) + top + e
        return jnp.where(m[:, None], new, alpha), None

    first = emitted[:, 0] + starts
    alpha, _ = jax.lax.scan(step, first, (emitted[:, 1:].swapaxes(0, 1), mask[:, 1:].swapaxes(0, 1)))
    return jax.nn.logsumexp(alpha + ends, -1)


def losses(p, consts, batch, key, rates, weights):
    """The weighted loss of a batch and its parts, each a mean over what is known."""
    ka, kb = jax.random.split(key)
    x = encoded(p, consts, batch, ka, rates)
    mask = batch["mask"]
    s = scores(p, x, mask, kb, rates)
    tree = (batch["heads"] >= 0) & mask
    tagged = (batch["tags"] >= 0) & mask
    gold = jnp.maximum(batch["heads"], 0)

    def cross(logits, wanted, known):
        picked = jnp.take_along_axis(jax.nn.log_softmax(logits), jnp.maximum(wanted, 0)[..., None], -1)[..., 0]
        return -(picked * known).sum() / jnp.maximum(known.sum(), 1)

    open_ = ((batch["names"][..., None] >> jnp.arange(s["names"].shape[-1])) & 1) > 0
    follow = p["follow"] + consts["follow"]
    ends = (consts["starts"], consts["ends"])
    every = total(s["names"], mask, follow, *ends)
    right = total(jnp.where(open_, s["names"], NEVER), mask, follow, *ends)
    told = ((~open_).any(-1) & mask).any(-1)
    parts, share = {}, {}
    if weights["names"]:
        parts["names"] = ((every - right) * told).sum() / jnp.maximum((mask * told[:, None]).sum(), 1)
        share["names"] = (mask * told[:, None]).sum()
    if weights["trees"]:
        parts["tags"] = cross(s["tags"], batch["tags"], tagged)
        parts["arcs"] = cross(s["arcs"], batch["heads"], tree)
        parts["relations"] = cross(relations(p, s, gold), batch["relations"], tree)
        share |= {"tags": tagged.sum(), "arcs": tree.sum(), "relations": tree.sum()}
    loss = sum(weights["names" if k == "names" else "trees"] * parts[k] * share[k] for k in parts) / jnp.maximum(mask.sum(), 1)
    return loss, parts
