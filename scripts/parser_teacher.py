"""Read raw English with a small transformer and keep what it makes of each word, for `train_parser.py`.

    python scripts/parser_teacher.py --data ../shared/data --encoder all-MiniLM-L6-v2 --out build/teacher

Writes the texts as spaCy tokens (`texts.spacy`) and one row a token (`states.npy`, float16, [tokens, 384]).
Needs torch and transformers; the pipeline that is trained with the result does not.
"""

import argparse
import gzip
import json
import random
import re
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from train_parser import load_treebanks
from treebank import to_doc

SEED = 7
LAYERS = (3, 4)
"""Hidden layers (of 6) whose mean is kept: the middle ones carry most of the syntax."""
SOURCES = ("wiki_protocols", "lingnli", "mnli", "fever_evidence", "rte", "conjnli", "negations")
WORDS = 1_100_000
BATCH_PIECES = 2048
MAX_PIECES = 160
_UNCLEAN = re.compile(r"[\[\]ˈ_`]|-LRB-|-RRB-| [.,'][a-z ]| n't ")
"""Marks of texts that are not set as a writer would: phonetic script, brackets, tokens apart."""


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", required=True, help="name or folder of a BERT-like encoder")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    docs = treebank_texts(nlp, options.data) + raw_texts(nlp, options.data / "nli" / "train", WORDS)
    DocBin(attrs=["ORTH", "SPACY"], docs=docs).to_disk(options.out / "texts.spacy")
    np.save(options.out / "states.npy", encode(docs, options.encoder))


def treebank_texts(nlp: Language, data: Path) -> list[Doc]:
    """Read the training texts of the treebanks, without their trees."""
    return [nlp.make_doc(to_doc(nlp.vocab, p).text) for p in load_treebanks(data, "train")]


def raw_texts(nlp: Language, folder: Path, words: int) -> list[Doc]:
    """Distinct well-set premises, drawn at random until they hold about `words` words."""
    texts: set[str] = set()
    for name in SOURCES:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                text = " ".join(json.loads(line)["premise"].split())
                if 25 <= len(text) <= 600 and not _UNCLEAN.search(text):
                    texts.add(text)
    order = sorted(texts)
    random.Random(SEED).shuffle(order)
    docs, seen = list[Doc](), 0
    for text in order:
        if seen >= words:
            break
        doc = nlp.make_doc(text)
        docs.append(doc)
        seen += len(doc)
    print(f"{len(texts)} texts, {len(docs)} kept, {seen} words", flush=True)
    return docs


def encode(docs: list[Doc], encoder: str) -> NDArray[np.float16]:
    """Mean of the word pieces' states a token; zeros for tokens past `MAX_PIECES`."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    torch.manual_seed(SEED)
    tokenizer = AutoTokenizer.from_pretrained(encoder)
    model = AutoModel.from_pretrained(encoder).eval()
    model.encoder.layer = model.encoder.layer[: max(LAYERS)]
    starts = np.cumsum([0, *(len(d) for d in docs)])
    states = np.zeros((int(starts[-1]), model.config.hidden_size), dtype=np.float16)
    order = sorted(range(len(docs)), key=lambda i: len(docs[i]))
    position = 0
    done = 0
    while position < len(order):
        longest = min(len(docs[order[min(position + 63, len(order) - 1)]]) + 8, MAX_PIECES)
        batch = order[position : position + max(1, BATCH_PIECES // longest)]
        position += len(batch)
        pieces = tokenizer(
            [[t.text for t in docs[i]] for i in batch],
            is_split_into_words=True,
            truncation=True,
            max_length=MAX_PIECES,
            padding=True,
            return_tensors="pt",
        )
        with torch.inference_mode():
            hidden = model(**pieces, output_hidden_states=True).hidden_states
        mean = torch.stack([hidden[k] for k in LAYERS]).mean(0).numpy()
        for row, i in enumerate(batch):
            ids = pieces.word_ids(row)
            where = np.array([k for k, w in enumerate(ids) if w is not None])
            word = np.array([w for w in ids if w is not None], dtype=np.int64)
            sums = np.zeros((len(docs[i]), mean.shape[2]), dtype=np.float32)
            np.add.at(sums, word, mean[row, where])
            counts = np.bincount(word, minlength=len(docs[i]))[:, None]
            states[starts[i] : starts[i + 1]] = sums / np.maximum(counts, 1)
            done += len(docs[i])
        if position % 200 < len(batch):
            print(f"{done}/{starts[-1]}", flush=True)
    return states


if __name__ == "__main__":
    main()
