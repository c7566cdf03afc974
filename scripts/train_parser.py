"""Train the shipped spaCy pipeline on Universal Dependencies English (EWT and GUM).

    python scripts/train_parser.py --data ../shared/data --start build/pretrained --out build/parser

The run is fixed by its seed; what it takes is counted in epochs, not in minutes.
"""

import argparse
import random
import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import srsly
from spacy import blank, load
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed, load_config, load_model_from_config
from thinc.api import Adam, Optimizer

from parser_tokenizer import adapt_tokenizer
from treebank import Paragraph, Sentence, Word, read_paragraphs, to_doc

SEED = 7
LEARNING_RATE = 0.003
FINISHED = ("trainable_lemmatizer", "ner")
"""Components that are trained on over the finished encoder: while it changes, they trail the parser."""
FINISHING_RATE, FINISHING_EPOCHS = 0.001, 1.5
WARMUP = 100
"""Updates over which the learning rate rises to `LEARNING_RATE`; it then falls linearly to zero."""
DROPOUT = 0.15
BATCH_WORDS = (1000, 2000)
"""Words in a batch of the first and the last epoch."""
POOL = 800
"""Paragraphs among which those of like length are brought together."""
MAX_SENTENCES, MAX_WORDS = 3, 60
"""Longer paragraphs are cut: many short texts side by side are what the parser's update is fast on."""

META = {
    "name": "factcheck_parser",
    "version": "1.0.0",
    "description": "English pipeline for news: tags, morphology, lemmas, Universal Dependencies, names",
    "license": "CC BY-SA 4.0",
    "author": "factcheck contributors",
    "email": "",
    "url": "",
    "sources": [
        {"name": "UD English EWT", "license": "CC BY-SA 4.0", "url": "https://universaldependencies.org"},
        {
            "name": "UD English GUM",
            "license": "CC BY 4.0 (genres without a non-commercial clause)",
            "url": "https://gucorpling.org/gum",
        },
        {"name": "Universal NER EWT", "license": "CC BY-SA 4.0", "url": "https://www.universalner.org"},
        {
            "name": "all-MiniLM-L6-v2 (teacher of the token encoder and its vectors)",
            "license": "Apache-2.0",
            "url": "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
        },
    ],
}

LOWERED, CAPITALISED, TITLED, CURLED = 0.03, 0.02, 0.03, 0.1
"""Shares of the training paragraphs that are written in lower case, in capitals, like a headline, with curly quotes."""
UNPUNCTUATED = 0.02
"""Share of the single sentences that lose their final stop, like headlines."""


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument("--out", type=Path, required=True, help="folder that receives model-best")
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("parser.cfg"))
    parser.add_argument("--epochs", type=float, default=3.5)
    parser.add_argument(
        "--start", type=Path, help="what pretrain_parser.py wrote, or a pipeline to go on with"
    )
    parser.add_argument("--rate", type=float, default=LEARNING_RATE, help="learning rate after the warm-up")
    parser.add_argument("--every", type=int, default=150, help="updates between two evaluations on dev")
    options = parser.parse_args()

    fix_random_seed(SEED)
    nlp = (
        load_pipeline(options.start)
        if is_pipeline(options.start)
        else new_pipeline(options.config, options.start)
    )
    nlp.meta.update(META)
    adapt_tokenizer(nlp)
    train = load_treebanks(options.data, "train")
    dev = {
        name: [gold_example(nlp, p) for p in part] for name, part in load_parts(options.data, "dev").items()
    }
    examples = {id(p): gold_example(nlp, p) for p in train}
    if not is_pipeline(options.start):
        nlp.initialize(lambda: examples.values())
        if options.start:
            weights = (options.start / "tok2vec.bin").read_bytes()
            nlp.get_pipe("tok2vec").model.from_bytes(weights)  # type: ignore[attr-defined]
    fit(nlp, train, examples, dev, options.epochs, options.rate, options.every, options.out)
    best = options.out / "model-best"
    nlp = load_pipeline(best)
    examples = {id(p): gold_example(nlp, p) for p in train}
    for component in FINISHED:
        finish(nlp, component, train, examples)
    nlp.to_disk(best)
    drop_unused_strings(nlp, best)


def is_pipeline(folder: Path | None) -> bool:
    """Tell whether a folder holds a whole spaCy pipeline."""
    return folder is not None and (folder / "meta.json").is_file()


def new_pipeline(config: Path, start: Path | None) -> Language:
    """Make an untrained pipeline, with the pretrained vocabulary where there is one."""
    nlp = load_model_from_config(load_config(config), auto_fill=True)
    if start:
        nlp.vocab.from_disk(start / "vocab")
    return nlp


def load_pipeline(folder: Path) -> Language:
    """Load a pipeline to train it on; spaCy forgets which label of the lemmatizer stands for which edit tree."""
    nlp = load(folder)
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}
    return nlp


def load_parts(data: Path, split: str) -> dict[str, list[Paragraph]]:
    """Read the two treebanks; EWT with the names of Universal NER, GUM with its own entities."""
    return {
        "ewt": read_paragraphs(
            data / "ud" / f"ewt-{split}.conllu.gz", data / "ner/uner_ewt" / f"{split}.iob2.gz"
        ),
        "gum": read_paragraphs(data / "ud" / f"gum-{split}.conllu.gz"),
    }


def load_treebanks(data: Path, split: str) -> list[Paragraph]:
    """Read both treebanks with their long paragraphs cut."""
    pieces: list[Paragraph] = []
    for part in load_parts(data, split).values():
        for paragraph in part:
            piece: list[Sentence] = []
            for sentence in paragraph.sentences:
                words = sum(len(s.words) for s in piece) + len(sentence.words)
                if piece and (len(piece) == MAX_SENTENCES or words > MAX_WORDS):
                    pieces.append(Paragraph(paragraph.document, tuple(piece)))
                    piece = []
                piece.append(sentence)
            pieces.append(Paragraph(paragraph.document, tuple(piece)))
    return pieces


def gold_example(nlp: Language, paragraph: Paragraph) -> Example:
    """Pair the gold document with spaCy's own tokens of the same text, which is what the pipeline meets."""
    gold = to_doc(nlp.vocab, paragraph)
    return Example(nlp.make_doc(gold.text), gold)


def varied_example(
    nlp: Language, paragraph: Paragraph, rng: random.Random, plain: dict[int, Example]
) -> Example:
    """Make an example anew where the paragraph is varied; else take that of `plain`: updates work on copies."""
    varied = vary(paragraph, rng)
    return plain[id(paragraph)] if varied is paragraph else gold_example(nlp, varied)


def fit(
    nlp: Language,
    train: list[Paragraph],
    plain: dict[int, Example],
    dev: dict[str, list[Example]],
    epochs: float,
    rate: float,
    every: int,
    out: Path,
) -> None:
    """Train for `epochs` and keep the weights with the best score on dev in `out/model-best`."""
    rng = random.Random(SEED)
    words = sum(map(length, train))
    total = epochs * words
    optimizer = Adam(rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    seen, updates, best, started = 0, 0, 0.0, time.monotonic()
    losses: dict[str, float] = {}
    while seen < total:
        size = BATCH_WORDS[0] + (BATCH_WORDS[1] - BATCH_WORDS[0]) * seen / total
        for batch in batches(train, rng, size):
            if seen >= total:
                break
            progress = seen / total
            optimizer.learn_rate = rate * min((updates + 1) / WARMUP, 1 - progress)
            examples = [varied_example(nlp, p, rng, plain) for p in batch]
            nlp.update(examples, sgd=optimizer, drop=DROPOUT, losses=losses)
            seen += sum(map(length, batch))
            updates += 1
            if updates % every == 0:
                best = max(best, keep_if_better(nlp, optimizer, dev, best, out))
                minutes = (time.monotonic() - started) / 60
                print(
                    f"update {updates} words {seen} ({progress:.2f}) {minutes:.1f} min "
                    + " ".join(f"{k}={v:.0f}" for k, v in losses.items()),
                    flush=True,
                )
                losses = {}
    keep_if_better(nlp, optimizer, dev, best, out)


def finish(nlp: Language, component: str, train: list[Paragraph], plain: dict[int, Example]) -> None:
    """Train one component on, over the encoder as it now is; the others do not change."""
    rng = random.Random(SEED)
    frozen = [name for name in nlp.pipe_names if name != component]
    optimizer = Adam(FINISHING_RATE, grad_clip=1.0, use_averages=True)
    total = FINISHING_EPOCHS * sum(map(length, train))
    seen = 0
    while seen < total:
        for batch in batches(train, rng, BATCH_WORDS[0]):
            if seen >= total:
                break
            optimizer.learn_rate = FINISHING_RATE * (1 - seen / total)
            examples = [varied_example(nlp, p, rng, plain) for p in batch]
            nlp.update(examples, sgd=optimizer, drop=DROPOUT, exclude=frozen, annotates=["tok2vec"])
            seen += sum(map(length, batch))
    model = nlp.get_pipe(component).model  # type: ignore[attr-defined]
    for node in model.walk():
        for name in node.param_names:
            if (node.id, name) in optimizer.averages:
                node.set_param(name, optimizer.averages[node.id, name])


def drop_unused_strings(nlp: Language, folder: Path) -> None:
    """Write the pipeline's strings without the words that were only met in training: a hash is enough for those.

    Kept are spaCy's own, the labels, the words with a vector, and the affixes in the lemmatizer's edit trees.
    """
    trees = srsly.read_msgpack(folder / "trainable_lemmatizer" / "trees")["trees"]
    keys = {tree[side] for tree in trees for side in ("orig", "subst") if side in tree} | set(
        nlp.vocab.vectors.keys()
    )
    kept = set(blank("en").vocab.strings)
    for name in nlp.pipe_names:
        labels = getattr(nlp.get_pipe(name), "labels", ())
        kept |= {part for label in labels for part in (str(label), *re.split(r"[|=]", str(label)))}
    strings = nlp.vocab.strings
    kept |= {word for word in strings if strings[word] in keys}
    srsly.write_json(folder / "vocab" / "strings.json", sorted(kept - {""}))


def keep_if_better(
    nlp: Language, optimizer: Optimizer, dev: dict[str, list[Example]], best: float, out: Path
) -> float:
    """Score the averaged weights, write them where they beat `best`, and return their score."""
    with nlp.use_params(optimizer.averages):
        scores = {name: nlp.evaluate(examples) for name, examples in dev.items()}
        for name, part in scores.items():
            print(
                f"  {name} LAS {part['dep_las']:.4f} UAS {part['dep_uas']:.4f} tag {part['tag_acc']:.4f} "
                f"pos {part['pos_acc']:.4f} lemma {part['lemma_acc']:.4f} sents {part['sents_f']:.4f} "
                f"ner {part['ents_f']:.4f} ({part['ents_p']:.3f} {part['ents_r']:.3f}) {part['speed']:.0f} w/s",
                flush=True,
            )
        score = sum(0.6 * p["dep_las"] + 0.2 * p["tag_acc"] + 0.2 * p["ents_f"] for p in scores.values())
        if score > best:
            out.mkdir(parents=True, exist_ok=True)
            nlp.to_disk(out / "model-best")
    return float(score)


def batches(train: list[Paragraph], rng: random.Random, size: float) -> list[list[Paragraph]]:
    """Cut one epoch into batches of about `size` words of paragraphs of like length, in random order.

    The parser's update takes as many steps as the longest text of its batch asks for, whatever the others need.
    """
    order = train.copy()
    rng.shuffle(order)
    found: list[list[Paragraph]] = []
    for start in range(0, len(order), POOL):
        batch: list[Paragraph] = []
        words = 0
        for paragraph in sorted(order[start : start + POOL], key=length):
            batch.append(paragraph)
            words += length(paragraph)
            if words >= size:
                found.append(batch)
                batch, words = [], 0
        if batch:
            found.append(batch)
    rng.shuffle(found)
    return found


def length(paragraph: Paragraph) -> int:
    """Count the words of a paragraph."""
    return sum(len(sentence.words) for sentence in paragraph.sentences)


def vary(paragraph: Paragraph, rng: random.Random) -> Paragraph:
    """Return the paragraph as another writer might set it: case, quotes, no final stop. Offsets of names hold."""
    draw = rng.random()
    if draw < LOWERED:
        paragraph = _rewrite(paragraph, lambda w: w.lower())
    elif draw < LOWERED + CAPITALISED:
        paragraph = _rewrite(paragraph, lambda w: w.upper())
    elif draw < LOWERED + CAPITALISED + TITLED:
        paragraph = _rewrite(paragraph, lambda w: w[:1].upper() + w[1:] if len(w) > 3 else w)
    if rng.random() < CURLED:
        paragraph = _curl(paragraph)
    if len(paragraph.sentences) == 1 and rng.random() < UNPUNCTUATED:
        paragraph = _drop_stop(paragraph)
    return paragraph


def _rewrite(paragraph: Paragraph, change: Callable[[str], str]) -> Paragraph:
    return Paragraph(
        paragraph.document,
        tuple(
            Sentence(s.identifier, tuple(_with_form(w, change(w.form)) for w in s.words), s.names, s.unknown)
            for s in paragraph.sentences
        ),
    )


def _with_form(word: Word, form: str) -> Word:
    if len(form) != len(word.form):  # "ß".upper() is longer
        form = word.form
    return replace(word, form=form)


def _curl(paragraph: Paragraph) -> Paragraph:
    """Set straight quotes and apostrophes as typographers do, by the side on which the space is."""

    def curl(form: str, tag: str) -> str:
        if form in {'"', "''", "``"}:
            return "“" if tag == "``" else "”"
        return form.replace("'", "‘" if tag == "``" else "’")

    return Paragraph(
        paragraph.document,
        tuple(
            Sentence(
                s.identifier,
                tuple(replace(w, form=curl(w.form, w.xpos)) for w in s.words),
                s.names,
                s.unknown,
            )
            for s in paragraph.sentences
        ),
    )


def _drop_stop(paragraph: Paragraph) -> Paragraph:
    sentence = paragraph.sentences[0]
    last = len(sentence.words) - 1
    if last < 1 or sentence.words[last].form != "." or any(w.head == last for w in sentence.words[:last]):
        return paragraph
    return Paragraph(
        paragraph.document,
        (Sentence(sentence.identifier, sentence.words[:last], sentence.names, sentence.unknown - {last}),),
    )


if __name__ == "__main__":
    main()
