"""Train the shipped parser on Universal Dependencies English (EWT and GUM) and write its folder.

    python scripts/train_parser.py --data ../shared/data --encoder MINILM --out models/parser [--epochs 12]

One encoder (MiniLM, 22 M parameters) reads a stretch of up to a few sentences; small heads on it score arcs, relations,
tags, morphology, lemmas, names and sentence starts, and all are trained at once. `--out` receives the int8 graph, the
labels and the word-piece tokenizer. The run is fixed by its seed.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor
from transformers import BertModel

from factcheck.claims.parsing.lemmas import LONGEST_SUFFIX, SHORTEST_SUFFIX, LemmaRule, Lemmas
from factcheck.claims.parsing.pieces import WordPieces
from factcheck.claims.parsing.reader import OUTPUTS
from onnx_int8 import INPUTS, export_fp32, quantise
from parser_model import Labels, Outputs, Reader
from treebank import Paragraph, Sentence, Word, read_paragraphs
from treebank_variation import vary

SEED = 7
ENCODER_RATE, HEAD_RATE, LAYER_DECAY = 3e-4, 1.5e-3, 0.85
WARMUP = 0.06
BATCH_PIECES = 3200
STEP = 16
"""Widths of batches are multiples of this."""
MAX_SENTENCES, MAX_WORDS = 4, 110
"""Longer paragraphs are cut."""
RARE = 3
"""Labels of morphology and lemma rules that are seen less often are left out."""
KNOWN_SHARE = 0.9
"""A lemma is looked up when its word had it in this share of the cases."""
AS_IT_IS = LemmaRule(0, "", False)
SUFFIX_WORDS = 3
"""Distinct words that an ending must be seen in."""
UNKNOWN_LEMMAS = frozenset({"PROPN", "NUM", "X", "SYM", "PUNCT"})
"""Parts of speech without a table of lemmas: their words are their own lemmas, but for their capitals."""
LOSSES = {
    "arcs": 1.0,
    "relations": 1.0,
    "tags": 0.5,
    "morphs": 0.5,
    "lemmas": 0.3,
    "names": 0.5,
    "starts": 0.5,
}
IGNORED = -100
"""Target of what is not scored."""

META = {
    "name": "factcheck_parser",
    "version": "2.0.0",
    "lang": "en",
    "description": "English parser for news: tags, morphology, lemmas, Universal Dependencies, names",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "UD English EWT", "license": "CC BY-SA 4.0", "url": "https://universaldependencies.org"},
        {
            "name": "UD English GUM",
            "license": "CC BY 4.0 (genres without a non-commercial clause)",
            "url": "https://gucorpling.org/gum",
        },
        {"name": "Universal NER EWT", "license": "CC BY-SA 4.0", "url": "https://www.universalner.org"},
        {
            "name": "all-MiniLM-L6-v2 (the encoder that the training starts from)",
            "license": "Apache-2.0",
            "url": "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
        },
    ],
}


@dataclass(frozen=True)
class Stretch:
    """Consecutive sentences as arrays: pieces, and the targets of each word."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    heads: list[int]
    """Place of each word's head in the stretch; the number of words stands for the root."""
    targets: dict[str, list[int]]
    """`relations`, `tags`, `morphs`, `lemmas`, `names`, `starts` of each word."""


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder of a BERT encoder, as all-MiniLM-L6-v2"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=12)
    parser.add_argument("--weights", type=Path, help="file that receives the float weights (safetensors)")
    parser.add_argument("--minutes", type=float, default=0.0, help="end within this time (0: no limit)")
    options = parser.parse_args()

    torch.manual_seed(SEED)
    train = cut(load_parts(options.data, "train"))
    labels = collect_labels(train)
    pieces = WordPieces(Tokenizer.from_file(str(options.encoder / "tokenizer.json")))
    encoder = BertModel.from_pretrained(
        options.encoder,
        add_pooling_layer=False,
        attn_implementation="eager",
        dtype=torch.float32,
        hidden_dropout_prob=0.0,  # the heads have theirs; a fifth of a step on a CPU
        attention_probs_dropout_prob=0.0,
    )
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = Reader(encoder, labels).to(device)
    dev = {name: cut({name: part}) for name, part in load_parts(options.data, "dev").items()}
    fit(model, train, dev, Encoding(labels, pieces), options.epochs, options.minutes)
    if options.weights:
        save_file({name: value.contiguous() for name, value in model.state_dict().items()}, options.weights)
    write(model.cpu().eval(), labels, options.encoder, options.out)


def load_parts(data: Path, split: str) -> dict[str, list[Paragraph]]:
    """Read the two treebanks; EWT with the names of Universal NER, GUM with its own entities."""
    return {
        "ewt": read_paragraphs(
            data / "ud" / f"ewt-{split}.conllu.gz", data / "ner/uner_ewt" / f"{split}.iob2.gz"
        ),
        "gum": read_paragraphs(data / "ud" / f"gum-{split}.conllu.gz"),
    }


def cut(parts: dict[str, list[Paragraph]]) -> list[Paragraph]:
    """Cut long paragraphs between sentences."""
    found: list[Paragraph] = []
    for part in parts.values():
        for paragraph in part:
            piece: list[Sentence] = []
            for sentence in paragraph.sentences:
                words = sum(len(s.words) for s in piece) + len(sentence.words)
                if piece and (len(piece) == MAX_SENTENCES or words > MAX_WORDS):
                    found.append(Paragraph(paragraph.document, tuple(piece)))
                    piece = []
                piece.append(sentence)
            found.append(Paragraph(paragraph.document, tuple(piece)))
    return found


def collect_labels(train: Sequence[Paragraph]) -> Labels:
    """Return the labels of the training part, rare ones of morphology and lemmas left out."""
    words = [w for p in train for s in p.sentences for w in s.words]
    names = sorted({label for p in train for s in p.sentences for _, _, label in s.names})
    known = known_lemmas(words)
    suffixes = suffix_rules(known)
    made = Lemmas({}, suffixes)
    morphs = Counter(f"{w.upos}|{w.feats}" for w in words)
    lemmas = Counter(LemmaRule.between(w.form, w.lemma) for w in words)
    return Labels(
        tuple(sorted({w.relation for w in words} - {"root"})),
        tuple(sorted({w.xpos for w in words})),
        tuple(m for m, n in morphs.most_common() if n >= RARE),
        tuple(rule for rule, n in lemmas.most_common() if n >= RARE),
        ("O", *(f"{prefix}-{name}" for name in names for prefix in "BI")),
        {key: lemma for key, lemma in known.items() if made.of(*_parts(key), AS_IT_IS) != lemma},
        suffixes,
    )


def _parts(key: str) -> tuple[str, str]:
    """Return the word and the part of speech of a table's key."""
    word, _, upos = key.rpartition("|")
    return word, upos


def known_lemmas(words: Sequence[Word]) -> dict[str, str]:
    """Return the lemmas of words that nearly always have the same one, names left out."""
    met: dict[str, Counter[str]] = {}
    for word in words:
        if word.upos not in UNKNOWN_LEMMAS:
            met.setdefault(f"{word.form.lower()}|{word.upos}", Counter())[word.lemma] += 1
    found: dict[str, str] = {}
    for key, lemmas in sorted(met.items()):
        (lemma, count), *_ = lemmas.most_common(1)
        if count >= KNOWN_SHARE * lemmas.total():
            found[key] = lemma
    return found


def suffix_rules(known: dict[str, str]) -> dict[str, LemmaRule]:
    """Return the rules that nearly all known words with one ending share; of nested endings only what differs."""
    met: dict[str, Counter[LemmaRule]] = {}
    for key, lemma in known.items():
        word, upos = _parts(key)
        rule = LemmaRule.between(word, lemma)
        for size in range(SHORTEST_SUFFIX, min(LONGEST_SUFFIX, len(word) - 1) + 1):
            if rule.cut < size:  # a rule that eats the whole ending is no rule of that ending
                met.setdefault(f"{word[-size:]}|{upos}", Counter())[rule] += 1
    found: dict[str, LemmaRule] = {}
    for suffix, rules in sorted(met.items(), key=lambda item: (len(item[0]), item[0])):
        (rule, count), *_ = rules.most_common(1)
        shorter = next(
            (found[suffix[cut:]] for cut in range(1, LONGEST_SUFFIX) if suffix[cut:] in found), None
        )
        if count >= SUFFIX_WORDS and count >= KNOWN_SHARE * rules.total() and rule != shorter:
            found[suffix] = rule
    return found


class Encoding:
    """Turns paragraphs into arrays."""

    def __init__(self, labels: Labels, pieces: WordPieces) -> None:
        self.labels, self.pieces = labels, pieces
        self._places: dict[str, dict[object, int]] = {
            name: {label: i for i, label in enumerate(getattr(labels, name))}
            for name in ("relations", "tags", "morphs", "lemmas", "names")
        }
        # A rare combination of features is learnt as the most frequent one of its part of speech.
        self._usual: dict[str, int] = {}
        for i, morph in enumerate(labels.morphs):
            self._usual.setdefault(morph.split("|")[0], i)

    def stretch(self, paragraph: Paragraph) -> Stretch:
        """Encode one stretch with its targets."""
        words = [w for s in paragraph.sentences for w in s.words]
        sequence = self.pieces.sequence([w.form for w in words], self.pieces.of(w.form for w in words))
        heads: list[int] = []
        names: list[int] = []
        starts: list[int] = []
        for sentence in paragraph.sentences:
            offset = len(heads)
            heads += [len(words) if w.relation == "root" else offset + w.head for w in sentence.words]
            own = ["O"] * len(sentence.words)
            for a, b, label in sentence.names:
                own[a:b] = [f"B-{label}", *[f"I-{label}"] * (b - a - 1)]
            names += [
                IGNORED if i in sentence.unknown else self._places["names"][name]
                for i, name in enumerate(own)
            ]
            starts += [int(i == 0) for i in range(len(sentence.words))]
        targets = {
            "relations": [self._places["relations"].get(w.relation, IGNORED) for w in words],
            "tags": [self._places["tags"].get(w.xpos, IGNORED) for w in words],
            "morphs": [
                self._places["morphs"].get(f"{w.upos}|{w.feats}", self._usual.get(w.upos, IGNORED))
                for w in words
            ],
            "lemmas": [
                self._places["lemmas"].get(LemmaRule.between(w.form, w.lemma), IGNORED) for w in words
            ],
            "names": names,
            "starts": starts,
        }
        return Stretch(sequence.ids, sequence.shapes, sequence.first, heads, targets)


def collate(items: Sequence[Stretch], device: torch.device) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """Pad a batch: the inputs of the model, and the targets int64[b, words]."""
    pieces = padded(max(len(s.ids) for s in items))
    words = padded(max(len(s.first) for s in items))
    inputs = {name: np.zeros((len(items), pieces), np.int64) for name in INPUTS}
    first = np.zeros((len(items), words), np.int64)
    targets = {name: np.full((len(items), words), IGNORED, np.int64) for name in ("heads", *items[0].targets)}
    for row, item in enumerate(items):
        n, w = len(item.ids), len(item.first)
        inputs["input_ids"][row, :n] = item.ids
        inputs["attention_mask"][row, :n] = 1
        inputs["token_type_ids"][row, :n] = item.shapes
        first[row, :w] = item.first
        # The root is the column behind the last word of the batch.
        targets["heads"][row, :w] = [words if h == w else h for h in item.heads]
        for name, values in item.targets.items():
            targets[name][row, :w] = values
    tensors = {name: torch.from_numpy(array).to(device) for name, array in inputs.items()}
    tensors["first"] = torch.from_numpy(first).to(device)
    return tensors, {name: torch.from_numpy(array).to(device) for name, array in targets.items()}


def arc_scores(scores: dict[str, Tensor], targets: dict[str, Tensor]) -> Tensor:
    """Return [b, n, n + 1]: each word's scores for all heads, the root last; padding is no head."""
    padding = targets["starts"] == IGNORED
    arcs = scores["arcs"].float().masked_fill(padding[:, None, :], -1e4)
    return torch.cat([arcs, scores["roots"].float().unsqueeze(-1)], dim=-1)


def loss_of(scores: dict[str, Tensor], targets: dict[str, Tensor]) -> Tensor:
    """Weighted sum of the cross entropies of all heads; the relation is that to the gold head."""
    logits = {
        "arcs": arc_scores(scores, targets),
        **{name: scores[name].float() for name in ("relations", "tags", "morphs", "lemmas", "names")},
    }
    gold = {**targets, "arcs": targets["heads"]}
    total = torch.zeros(())
    for name, values in logits.items():
        total = total + LOSSES[name] * torch.nn.functional.cross_entropy(
            values.flatten(0, 1), gold[name].flatten(), ignore_index=IGNORED
        )
    known = targets["starts"] != IGNORED
    return total + LOSSES["starts"] * torch.nn.functional.binary_cross_entropy_with_logits(
        scores["starts"].float()[known], targets["starts"][known].float()
    )


def fit(
    model: Reader,
    train: list[Paragraph],
    dev: dict[str, list[Paragraph]],
    encoding: Encoding,
    epochs: float,
    minutes: float,
) -> None:
    """Train for `epochs`, or as many of them as `minutes` allow; the rate falls to zero in either case."""
    rng = random.Random(SEED)
    device = next(model.parameters()).device
    optimizer = torch.optim.AdamW(parameter_groups(model), fused=True)
    for group in optimizer.param_groups:
        group["full_lr"] = group["lr"]
    total = epochs * sum(map(length, train))
    seen, started, epoch = 0, time.monotonic(), 0
    progress = 0.0
    while progress < 1:
        model.train()
        losses: list[float] = []
        for batch in batches([encoding.stretch(vary(p, rng)) for p in train], rng):
            spent = (time.monotonic() - started) / 60
            progress = max(seen / total, spent / minutes if minutes else 0.0)
            if progress >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = group["full_lr"] * min(progress / WARMUP, (1 - progress) / (1 - WARMUP))
            inputs, targets = collate(batch, device)
            with torch.autocast(device.type, torch.bfloat16):
                words = inputs["first"].shape[1]
                scores = model(**inputs, heads=targets["heads"].clamp(0, words - 1))
            loss = loss_of(scores, targets)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            losses.append(float(loss.detach()))
            seen += sum(len(s.first) for s in batch)
        epoch += 1
        print(f"epoch {epoch} ({progress:.2f}) {spent:.1f} min loss {np.mean(losses):.4f}", flush=True)
        if epoch % 3 == 0 or progress >= 1:
            for name, part in dev.items():
                print(f"  {name} {quick_scores(model, [encoding.stretch(p) for p in part])}", flush=True)


def parameter_groups(model: Reader) -> list[dict[str, object]]:
    """Slower the deeper in the encoder; the heads fastest; no weight decay on biases and norms."""
    layers = model.encoder.config.num_hidden_layers
    groups: dict[tuple[float, bool], list[torch.nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        parts = name.split(".")
        if parts[0] != "encoder":
            rate = HEAD_RATE
        elif "layer" in parts:
            rate = ENCODER_RATE * LAYER_DECAY ** (layers - 1 - int(parts[parts.index("layer") + 1]))
        else:
            rate = ENCODER_RATE * LAYER_DECAY**layers
        groups.setdefault((rate, parameter.ndim > 1), []).append(parameter)
    return [
        {"params": params, "lr": rate, "weight_decay": 0.01 if matrix else 0.0}
        for (rate, matrix), params in groups.items()
    ]


@torch.inference_mode()
def quick_scores(model: Reader, stretches: list[Stretch]) -> str:
    """Score the heads word by word on gold tokens, without trees and with punctuation; for watching a run."""
    model.eval()
    device = next(model.parameters()).device
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for batch in batches(stretches, random.Random(SEED)):
        inputs, targets = collate(batch, device)
        scores = model(**inputs)
        words = targets["heads"].shape[1]
        arcs = arc_scores(scores, targets).argmax(-1)
        at = arcs.clamp(0, words - 1)[:, None, :, None].expand(-1, scores["relations"].shape[1], -1, -1)
        relations = scores["relations"].gather(3, at).squeeze(-1).argmax(1)
        known = targets["heads"] != IGNORED
        attached = (arcs == targets["heads"]) & known
        root = targets["heads"] == words
        right["uas"] += int(attached.sum())
        right["las"] += int((attached & (root | (relations == targets["relations"]))).sum())
        count["uas"] += int(known.sum())
        count["las"] += int(known.sum())
        for name in ("tags", "morphs", "lemmas", "names"):
            known = targets[name] != IGNORED
            right[name] += int((scores[name].argmax(-1) == targets[name])[known].sum())
            count[name] += int(known.sum())
        known = targets["starts"] != IGNORED
        right["starts"] += int(((scores["starts"] > 0) == (targets["starts"] == 1))[known].sum())
        count["starts"] += int(known.sum())
    return " ".join(f"{name} {right[name] / count[name]:.4f}" for name in right)


def write(model: Reader, labels: Labels, encoder: Path, out: Path) -> None:
    """Write the folder that the program reads."""
    out.mkdir(parents=True, exist_ok=True)
    labels.write(out / "labels.json")
    (out / "meta.json").write_text(json.dumps(META, indent=2) + "\n", encoding="utf-8")
    shutil.copy(encoder / "tokenizer.json", out / "tokenizer.json")
    with tempfile.TemporaryDirectory() as folder:
        fp32 = Path(folder) / "model.onnx"
        ids = torch.randint(1000, 2000, (1, 12))
        example = dict(zip(INPUTS, (ids, torch.ones_like(ids), torch.zeros_like(ids)), strict=True))
        export_fp32(Outputs(model), fp32, OUTPUTS, example)
        quantise(fp32, out / "onnx" / "model_qint8.onnx")


def batches(stretches: Sequence[Stretch], rng: random.Random) -> Iterator[list[Stretch]]:
    """Cut an epoch into batches of `BATCH_PIECES` padded pieces of stretches of like width, in random order.

    Few shapes of batch: the kernels of a CPU are compiled anew for every shape.
    """
    order = list(stretches)
    rng.shuffle(order)
    open_batches: dict[int, list[Stretch]] = {}
    found: list[list[Stretch]] = []
    for stretch in order:
        width = padded(len(stretch.ids))
        batch = open_batches.setdefault(width, [])
        batch.append(stretch)
        if len(batch) >= max(1, BATCH_PIECES // width):
            found.append(open_batches.pop(width))
    found += open_batches.values()
    rng.shuffle(found)
    yield from found


def padded(size: int) -> int:
    """Round up to a multiple of `STEP`."""
    return -(-size // STEP) * STEP


def length(paragraph: Paragraph) -> int:
    """Count the words of a paragraph."""
    return sum(len(sentence.words) for sentence in paragraph.sentences)


if __name__ == "__main__":
    main()
