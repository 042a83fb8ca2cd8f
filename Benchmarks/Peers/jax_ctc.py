"""The loss of connectionist temporal classification (Graves et al. 2006), all sequences and all labels equally long."""
import jax
import jax.numpy as jnp

IMPOSSIBLE = -1e30


def ctc(logarithms, labels, blank):
    """-log P(labels) / labels, a mean over examples: of log probabilities [steps, batch, classes]."""
    batch, count = labels.shape
    # A blank before, between and behind the labels.
    path = jnp.full((batch, 2 * count + 1), blank).at[:, 1::2].set(labels)
    emitted = jnp.take_along_axis(logarithms, path[None], -1)
    # A blank may be left out between two different labels.
    is_skipping = (path != blank) & (path != jnp.roll(path, 2, -1))
    is_skipping = is_skipping.at[:, :2].set(False)

    def shifted(forward, places):
        return jnp.pad(forward, ((0, 0), (places, 0)), constant_values=IMPOSSIBLE)[:, : path.shape[1]]

    def step(forward, emitted):
        skipped = jnp.where(is_skipping, shifted(forward, 2), IMPOSSIBLE)
        forward = jnp.logaddexp(jnp.logaddexp(forward, shifted(forward, 1)), skipped) + emitted
        return forward, None

    first = jnp.where(jnp.arange(path.shape[1]) < 2, emitted[0], IMPOSSIBLE)
    last, _ = jax.lax.scan(step, first, emitted[1:])
    return -jnp.mean(jnp.logaddexp(last[:, -1], last[:, -2])) / count
