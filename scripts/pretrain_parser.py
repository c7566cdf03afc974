"""Give the parser's token encoder a start: word vectors, and weights that imitate a small transformer.

    python scripts/parser_teacher.py --data ../shared/data --encoder all-MiniLM-L6-v2 --out build/teacher
    python scripts/pretrain_parser.py --teacher build/teacher --out build/pretrained

The encoder (a convolution over hashed features, fast on a CPU) learns to predict, from the words in its window, the
hidden state that the transformer has for each word in its sentence. Writes `vocab/` (static vectors of the frequent
words, by lower case: the mean of their states, reduced by PCA) and `tok2vec.bin`.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import fix_random_seed, load_config, load_model_from_config
from spacy.vectors import Vectors
from thinc.api import Adam, Linear, Model, chain, set_dropout_rate, with_array

SEED = 7
ROWS, DIMENSIONS = 15_000, 80
"""Words with a static vector and its length: 4.8 MB as float32."""
MIN_COUNT = 2
TARGET = 160
"""Principal components of the transformer's states that the encoder learns to predict."""
PCA_SAMPLE = 60_000
BLOCK = 50_000
"""Rows of the states that are handled at once."""
BATCH_WORDS = 1500
LEARNING_RATE = 0.003
WARMUP = 200
DROPOUT = 0.1

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Teacher:
    """The texts, where each begins among the states, the raw states, and how to standardise them."""

    docs: list[Doc]
    starts: NDArray[np.int64]
    states: NDArray[np.float16]
    mean: Array
    deviation: Array

    def standard(self, first: int, end: int) -> Array:
        """States [first:end) with mean 0 and deviation 1 a dimension; float32[end - first, 384]."""
        block = np.asarray(self.states[first:end], dtype=np.float32)
        return (block - self.mean) / self.deviation

    def known(self, first: int, end: int) -> NDArray[np.bool_]:
        """Which tokens have a state: those past the transformer's length have none."""
        return np.asarray(np.any(self.states[first:end] != 0, axis=1))


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("parser.cfg"))
    parser.add_argument("--epochs", type=float, default=1.3)
    options = parser.parse_args()

    fix_random_seed(SEED)
    nlp = load_model_from_config(load_config(options.config), auto_fill=True)
    teacher = read_teacher(nlp, options.teacher)
    options.out.mkdir(parents=True, exist_ok=True)
    nlp.vocab.vectors = word_vectors(nlp, teacher)
    nlp.vocab.to_disk(options.out / "vocab")
    imitate(nlp, teacher, options.epochs)
    (options.out / "tok2vec.bin").write_bytes(nlp.get_pipe("tok2vec").model.to_bytes())  # type: ignore[attr-defined]


def read_teacher(nlp: Language, folder: Path) -> Teacher:
    """Open what `parser_teacher.py` wrote; the states stay on disk."""
    docs = list(DocBin().from_disk(folder / "texts.spacy").get_docs(nlp.vocab))
    states = np.load(folder / "states.npy", mmap_mode="r")
    starts = np.cumsum([0, *(len(d) for d in docs)])
    rows = np.sort(
        np.random.default_rng(SEED).choice(len(states), min(PCA_SAMPLE, len(states)), replace=False)
    )
    sample = np.asarray(states[rows], dtype=np.float32)
    sample = sample[np.any(sample != 0, axis=1)]
    return Teacher(docs, starts, states, sample.mean(0), sample.std(0) + 1e-6)


def word_vectors(nlp: Language, teacher: Teacher) -> Vectors:
    """Mean state of each frequent word over its occurrences, reduced by PCA, components half whitened."""
    forms: list[int] = np.concatenate([d.to_array("LOWER") for d in teacher.docs]).tolist()
    words = [
        word
        for word, count in Counter(forms).most_common(ROWS)
        if count >= MIN_COUNT and nlp.vocab.strings[word].strip()
    ]
    row_of = {word: row for row, word in enumerate(words)}
    rows = np.array([row_of.get(form, -1) for form in forms])
    sums = np.zeros((len(words), teacher.states.shape[1]), dtype=np.float32)
    counts = np.zeros(len(words), dtype=np.float32)
    for first in range(0, len(rows), BLOCK):
        end = min(first + BLOCK, len(rows))
        use = (rows[first:end] >= 0) & teacher.known(first, end)
        np.add.at(sums, rows[first:end][use], teacher.standard(first, end)[use])
        counts += np.bincount(rows[first:end][use], minlength=len(words))
    means = sums / np.maximum(counts, 1)[:, None]
    data = (means - means.mean(0)) @ half_whitening(means - means.mean(0), DIMENSIONS)
    data /= data.std()
    names = [nlp.vocab.strings[word] for word in words]
    print(f"{len(words)} vectors cover {np.mean(rows >= 0):.3f} of the tokens", flush=True)
    return Vectors(
        strings=nlp.vocab.strings, data=data, keys=names, name="factcheck_parser_vectors", attr="LOWER"
    )


def half_whitening(centred: Array, components: int) -> Array:
    """Projection on the first principal components, each divided by the root of its deviation."""
    values, axes = np.linalg.eigh(centred.T @ centred / len(centred))
    order = np.argsort(-values)[:components]
    return np.asarray(axes[:, order] / values[order] ** 0.25, dtype=np.float32)


def imitate(nlp: Language, teacher: Teacher, epochs: float) -> None:
    """Train the token encoder of `nlp` in place to predict the projected states (mean squared error)."""
    count = len(teacher.states)
    rows = np.random.default_rng(SEED + 1).integers(0, count - 1, 30)
    blocks = np.concatenate([teacher.standard(r, min(r + 1000, count)) for r in np.sort(rows)])
    projection = half_whitening(blocks, TARGET)
    projection /= (blocks @ projection).std()
    targets = np.zeros((count, TARGET), dtype=np.float16)
    known = np.zeros(count, dtype=np.float32)
    for first in range(0, count, BLOCK):
        end = min(first + BLOCK, count)
        targets[first:end] = teacher.standard(first, end) @ projection
        known[first:end] = teacher.known(first, end)

    encoder = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    model: Model[list[Doc], list[Array]] = chain(encoder, with_array(Linear(TARGET)))
    few = range(10)
    model.initialize(
        [teacher.docs[i] for i in few],
        [targets[teacher.starts[i] : teacher.starts[i + 1]].astype(np.float32) for i in few],
    )
    set_dropout_rate(model, DROPOUT)
    optimizer = Adam(LEARNING_RATE, L2=0.0, grad_clip=1.0, use_averages=True)
    total, seen, updates, started, losses = epochs * count, 0, 0, time.monotonic(), list[float]()
    for batch in endless_batches(teacher.docs):
        if seen >= total:
            break
        optimizer.learn_rate = LEARNING_RATE * min((updates + 1) / WARMUP, 1 - seen / total)
        outputs, backprop = model([teacher.docs[i] for i in batch], is_train=True)
        words = sum(len(output) for output in outputs)
        gradients = []
        for output, i in zip(outputs, batch, strict=True):
            first, end = int(teacher.starts[i]), int(teacher.starts[i + 1])
            gradients.append((output - targets[first:end]) * known[first:end, None])
        losses.append(sum(float((g * g).sum()) for g in gradients) / words / TARGET)
        backprop([g * (4 / words) for g in gradients])
        model.finish_update(optimizer)
        seen, updates = seen + words, updates + 1
        if updates % 50 == 0:
            rate = seen / (time.monotonic() - started)
            print(f"update {updates} words {seen} loss {np.mean(losses):.4f} {rate:.0f} words/s", flush=True)
            losses.clear()
    for node in encoder.walk():
        for name in node.param_names:
            if (node.id, name) in optimizer.averages:
                node.set_param(name, optimizer.averages[node.id, name])


def endless_batches(docs: list[Doc]) -> Iterator[list[int]]:
    """Shuffled batches of about `BATCH_WORDS` words, again and again."""
    rng = random.Random(SEED)
    while True:
        order = list(range(len(docs)))
        rng.shuffle(order)
        batch, words = list[int](), 0
        for i in order:
            batch.append(i)
            words += len(docs[i])
            if words >= BATCH_WORDS:
                yield batch
                batch, words = [], 0


if __name__ == "__main__":
    main()
