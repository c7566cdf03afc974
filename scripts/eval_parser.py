"""Measure a parser against Universal Dependencies English; print one table and write nothing.

    python scripts/eval_parser.py --data ../shared/data --model models/parser

Every paragraph is one text: sentence boundaries are predicted. "raw" rows start from the text, with the pipeline's
own tokens (tokens that do not match the gold ones are not scored, as in spaCy's scorer; `token F` says how many do);
"gold" rows start from the gold tokens.
"""

import argparse
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when numpy is imported

from spacy.lang.lex_attrs import LEX_ATTRS
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example
from spacy.vocab import Vocab

from factcheck.claims.parsing import load_parser
from factcheck.claims.parsing.parsed import ParsedText
from factcheck.claims.parsing.reader import EncoderParser
from treebank import Paragraph, read_paragraphs, to_doc

NAMES = ("PERSON", "ORG", "LOC")
_JOINED = 400
"""Words of joined paragraphs at most: about a news article that has lost its paragraphs."""
HEADER = (
    "data",
    "tokens",
    "words",
    "token F",
    "LAS",
    "UAS",
    "LAS+p",
    "UAS+p",
    "tag",
    "UPOS",
    "feats",
    "lemma",
    "sent F",
    "NER P",
    "NER R",
    "NER F",
    "words/CPU s",
)


@dataclass(frozen=True)
class Part:
    """A named slice of a treebank."""

    name: str
    paragraphs: list[Paragraph]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument("--model", type=Path, default=Path("models/parser"))
    parser.add_argument("--split", choices=("dev", "test"), default="dev")
    options = parser.parse_args()
    nlp = load_parser(options.model)
    if not isinstance(nlp, EncoderParser):
        raise SystemExit(f"{options.model} is not a parser of this project")
    rows: list[tuple[str, ...]] = [HEADER]
    for part in parts(options.data, options.split):
        rows += [measure(nlp, part, "raw"), measure(nlp, part, "gold")]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    for row in rows:
        print("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))


def parts(data: Path, split: str) -> list[Part]:
    """EWT, GUM, GUM's news on its own, and GUM with its paragraphs joined, as in texts that have none."""
    gum = read_paragraphs(data / "ud" / f"gum-{split}.conllu.gz")
    ewt = read_paragraphs(data / "ud" / f"ewt-{split}.conllu.gz", data / "ner/uner_ewt" / f"{split}.iob2.gz")
    news = [p for p in gum if p.document.startswith("GUM_news_")]
    return [
        Part(f"EWT {split}", ewt),
        Part(f"GUM {split}", gum),
        Part(f"GUM {split}, news", news),
        Part(f"GUM {split}, joined", joined(gum)),
    ]


def joined(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Join the paragraphs of each document as long as they have no more than `_JOINED` words together."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        last = found[-1] if found else None
        if last and last.document == paragraph.document and _words(last) + _words(paragraph) <= _JOINED:
            found[-1] = Paragraph(last.document, last.sentences + paragraph.sentences)
        else:
            found.append(paragraph)
    return found


def _words(paragraph: Paragraph) -> int:
    return sum(len(sentence.words) for sentence in paragraph.sentences)


def measure(nlp: EncoderParser, part: Part, tokens: str) -> tuple[str, ...]:
    """Score one part; `tokens` is "raw" or "gold". Shares are in percent."""
    vocab = Vocab(lex_attr_getters=LEX_ATTRS)
    gold = [to_doc(vocab, p) for p in part.paragraphs]
    texts = [d.text for d in gold]
    started = time.process_time()
    if tokens == "gold":
        spans = [[(t.idx, t.idx + len(t)) for t in d] for d in gold]
        read = list(nlp.parse(zip(texts, spans, strict=True)))
    else:
        read = list(nlp.pipe(texts))
    seconds = time.process_time() - started
    predicted = [_as_doc(vocab, r) for r in read]
    examples = [Example(p, g) for p, g in zip(predicted, gold, strict=True)]
    scores = Scorer(default_pipeline=("tagger", "morphologizer", "lemmatizer", "parser", "ner")).score(
        examples
    )
    everything = Scorer.score_deps(examples, "dep", getter=_dependency, head_attr="head", ignore_labels=())
    words = sum(len(d) for d in gold)
    precision, recall, f = names_found(predicted, gold)
    shares = [
        scores["token_f"],
        scores["dep_las"],
        scores["dep_uas"],
        everything["dep_las"],
        everything["dep_uas"],
        scores["tag_acc"],
        scores["pos_acc"],
        scores["morph_acc"],
        scores["lemma_acc"],
        scores["sents_f"],
        precision,
        recall,
        f,
    ]
    return (part.name, tokens, str(words), *(f"{100 * s:.1f}" for s in shares), f"{words / seconds:.0f}")


def names_found(predicted: list[Doc], gold: list[Doc]) -> tuple[float, float, float]:
    """Precision, recall and F1 of people, organisations and places: same characters, same label."""
    right = found = wanted = 0
    for p, g in zip(predicted, gold, strict=True):
        ours = {(e.start_char, e.end_char, e.label_) for e in p.ents if e.label_ in NAMES}
        theirs = {(e.start_char, e.end_char, e.label_) for e in g.ents if e.label_ in NAMES}
        right, found, wanted = right + len(ours & theirs), found + len(ours), wanted + len(theirs)
    return right / max(found, 1), right / max(wanted, 1), 2 * right / max(found + wanted, 1)


def _as_doc(vocab: Vocab, read: ParsedText) -> Doc:
    """Return spaCy's document of a parsed text, for spaCy's scorer."""
    ends = [t.idx + len(t) for t in read]
    return Doc(
        vocab,
        [t.text for t in read],
        [read.text[end : end + 1].isspace() for end in ends],
        tags=[t.tag_ for t in read],
        pos=[t.pos_ for t in read],
        morphs=[t.morph for t in read],
        lemmas=[t.lemma_ for t in read],
        heads=[t.governor for t in read],
        deps=[t.dep_ for t in read],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in read],
    )


def _dependency(token: Token, attribute: str) -> str:
    label: str = token.vocab.strings[getattr(token, attribute)]
    return label


if __name__ == "__main__":
    main()
