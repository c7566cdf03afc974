"""Measure decomposition against what people wrote: coverage of their facts, and faithfulness of ours.

    python scripts/eval_claims.py                        # 300 sentences of each set, fixed seed
    python scripts/eval_claims.py --limit 0              # all of them
    python scripts/eval_claims.py --show 40              # claims beside gold facts, to read
    python scripts/eval_claims.py --set own              # only tests/data/atomic_facts.json

**Sets.** `factscore`: sentences of biographies with human atomic facts (FActScore). `desse`: complex sentences with
the simple sentences that people made of them (DeSSE, test; rewritten, not only split). `claims`: sentences with
claims that people wrote (Factcheck-GPT). `propsegment`: propositions as marked tokens (PropSegmEnt, the reference
answer); its texts come in a second file (`document_clusters.dev.json`, named with --propsegment-texts), and without
it the set is left out. `own`: the sentences of this repository.

**What is compared.** Each sentence is a document of its own. Where a set gives the person that it is about, a
personal pronoun that begins the sentence is replaced by the name before any system reads it, so that decomposition is
measured, and not resolution. Questions are left out: they make no claims. A claim with a speaker is said with its
speaker ("X says that ..."), because gold facts are.

**Systems.** `factcheck`: `factcheck.claims.extract`. `sentence`: the sentence as it is. `split`: the sentence cut at
every "and", "but", "or" and every comma before one of them.

**Whole sentences.** A claim must say something by itself. What is no sentence (nothing in it is the subject of a
finite verb, as the shipped parser reads it) covers nothing and counts as a claim that nothing supports, in both
measures; `whole` is the share of claims that are sentences. --fragments counts the others like sentences, for
comparison: the NLI model takes "an engraver" for what "X was an engraver" says.

**Token overlap.** The words of a text are its content words (function words and verbs of saying left out, endings
cut); gold facts and claims are reduced to words of their sentence, because people add words of their own. A pair
scores the harmonic mean (F1) of how much of either is in the other. A gold fact is covered when some claim scores at
least 0.7 with it; a claim is faithful when some gold fact scores at least 0.7 with it. `best` is the mean, over gold
facts, of the best score, without a threshold.

**Entailment** (the shipped NLI model; at least 0.5 is yes, and a text entails itself). A gold fact is covered when
some claim of the sentence entails it (R). A claim is supported when some *one* gold fact entails it (P): a claim that
says more than any one fact is not. `equal` asks both at once: F1 of the gold facts and of the claims for which there
is one on the other side that entails it and is entailed by it. `true` is the share of claims (fragments, too) that
their sentence entails: what is missing to 100 may have been over-said, or is an error of the model. The plain
sentence scores high in R and in `true` by nature, and low in P.

R and P are shares of all gold facts and of all claims; F1 is their harmonic mean. Sentences of which a system makes
no claim (`none`: questions, instructions, bare opinions) cover nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.claims import Claim, Parser, extract, load_parser
from factcheck.documents import Block, Document
from factcheck.judging import LABELS, OnnxNLI

if TYPE_CHECKING:
    from factcheck.claims.parsing.parsed import ReadText

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "decomposition"
OWN = ROOT / "tests" / "data" / "atomic_facts.json"
OVERLAP = 0.7
"""F1 of content words from which on a claim and a gold fact say the same."""
ENTAILED = 0.5
SEED = 4

_FUNCTION_WORDS = frozenset(
    "a an the and or but nor so yet of in on at by for to from with as into onto that which who whom whose this these "
    "those it its he she they them his her their him i we you is are was were be been being am has have had do does "
    "did not n't s t re also than then there say says said think thinks believe believes".split()
)
_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"“]?\w)")
_CONJUNCTION = re.compile(r",?\s+(?:and|but|or)\s+", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:(He|She)|(His|Her))\b(?!self)")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SAYING = {"denies": "denies", "promises": "promises", "threatens": "threatens", "asks": "asks"}


@dataclass(frozen=True)
class Example:
    """A sentence with the facts that people found in it."""

    sentence: str
    gold: tuple[str, ...]


@dataclass
class Score:
    """Counts over all examples of a set."""

    sentences: int = 0
    none: int = 0
    gold: int = 0
    claims: int = 0
    best: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, answers: Iterable[bool]) -> None:
        """Count the answers that are yes."""
        self.counts[name] = self.counts.get(name, 0) + sum(answers)

    def share(self, name: str) -> float:
        """Return a count as a share of what it is counted of: claims or gold facts."""
        total = self.gold if name.endswith(" R") else self.claims
        return self.counts.get(name, 0) / total if total else 0.0

    def f1(self, measure: str) -> float:
        """Return the harmonic mean of R and P of "overlap", "entailed" or "equal"."""
        recall, precision = self.share(f"{measure} R"), self.share(f"{measure} P")
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


# --- sets ------------------------------------------------------------------------------------------------------------


def factscore(folder: Path) -> Iterator[Example]:
    """Yield the sentences of both systems' biographies that have human facts."""
    for path in sorted((folder / "factscore").glob("*.jsonl.gz")):
        for row in map(json.loads, _lines(path)):
            for sentence in row["annotations"] or ():
                facts = tuple(f["text"].strip() for f in sentence.get("human-atomic-facts") or ())
                if facts:
                    topic = row["topic"]
                    yield Example(
                        with_name(sentence["text"], topic), tuple(with_name(f, topic) for f in facts)
                    )


def desse(folder: Path) -> Iterator[Example]:
    """Yield the complex sentences of the test part with their simple ones."""
    path = folder / "desse"
    pairs = zip(_lines(path / "test.complex.txt.gz"), _lines(path / "test.simple.txt.gz"), strict=True)
    for complex_, simple in pairs:
        facts = tuple(s for s in _SENTENCE_END.split(simple.strip()) if _WORD.search(s))
        if facts:
            yield Example(complex_.strip(), facts)


def factcheck_gpt(folder: Path) -> Iterator[Example]:
    """Yield the decontextualised sentences of answers with the claims that people found in them."""
    for row in map(json.loads, _lines(folder / "factcheck_gpt" / "benchmark.jsonl.gz")):
        for sentence in row["sentences"].values():
            facts = tuple(c for c in sentence.get("claims") or () if c)
            if facts and sentence.get("decontext"):
                yield Example(sentence["decontext"].strip(), facts)


def propsegment(propositions: Path, texts: Path) -> Iterator[Example]:
    """Yield sentences with the propositions of the reference answer, its tokens put side by side."""
    sentences = {}
    for cluster in json.loads(texts.read_text(encoding="utf-8")):
        for document in cluster["documents"]:
            for n, sentence in enumerate(document["sentences"]):
                sentences[document["document_id"], n] = sentence
    with gzip.open(propositions, "rt", encoding="utf-8") as file:
        rows = json.load(file)
    for row in rows:
        place = row["sentence_id"]
        sentence = sentences.get((place["document_id"], place["sentence_index"]))
        answer = next((r for r in row["segmentation_responses"] if r["is_reference_response"]), None)
        if sentence is None or answer is None or answer["non_informational"]:
            continue
        words = [token["text"] for token in sentence["tokens"]]
        facts = tuple(" ".join(words[k] for k in p["token_indices"]) for p in answer["propositions"])
        if facts:
            yield Example(sentence["sentence_text"], facts)


def own(path: Path = OWN) -> Iterator[Example]:
    """Yield the sentences of this repository, whose gold facts are the claims that we want."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        yield Example(row["sentence"], tuple(row["facts"]))


def with_name(text: str, name: str) -> str:
    """Put the name in the place of a personal pronoun that begins the text."""
    return (
        _PRONOUN.sub(lambda m: f"{name}'s" if m[2] else name, text, count=1) if _PRONOUN.match(text) else text
    )


def _lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return list(file)


# --- systems ---------------------------------------------------------------------------------------------------------


def decomposed(sentences: Sequence[str], parser: Parser) -> list[list[str]]:
    """Return the claims of each sentence, with their speakers."""
    documents = [
        Document(str(n), str(n), text, blocks=(Block("text", 0, len(text), "paragraph"),))
        for n, text in enumerate(sentences)
    ]
    found: list[list[str]] = [[] for _ in sentences]
    for claim in extract(documents, parser):
        found[int(claim.document.id)].append(said(claim))
    return found


def said(claim: Claim) -> str:
    """Return the text of a claim, with its speaker if it has one."""
    if not claim.speaker:
        return claim.text
    verb = _SAYING.get(claim.speech_act, "says")
    verb = {"I": verb.rstrip("s"), "we": verb.rstrip("s")}.get(claim.speaker, verb)
    return f"{claim.speaker} {verb} that {claim.text[0].lower()}{claim.text[1:]}"


def cut(sentence: str) -> list[str]:
    """Return the pieces between the conjunctions of a sentence."""
    return [piece for piece in _CONJUNCTION.split(sentence) if _WORD.search(piece)]


# --- measures --------------------------------------------------------------------------------------------------------


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that say something, lower case, without their endings."""
    return frozenset(
        _ENDING.sub("", word) for word in _WORD.findall(text.casefold()) if word not in _FUNCTION_WORDS
    )


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the harmonic mean of the shares that two sets of words have in common; 0 where one is empty."""
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def whole_sentences(texts: Iterable[str], parser: Parser) -> frozenset[str]:
    """Return the texts in which something is the subject of a finite verb."""
    distinct = list(dict.fromkeys(texts))
    return frozenset(t for t, read in zip(distinct, parser.pipe(distinct), strict=True) if _is_sentence(read))


def _is_sentence(read: ReadText) -> bool:
    finite = {t.i for t in read if t.tag_ in _FINITE}
    finite |= {t.head.i for t in read if t.tag_ in _FINITE and t.dep_ in ("aux", "aux:pass", "cop")}
    return any(t.head.i in finite for t in read if t.dep_.split(":")[0] in ("nsubj", "csubj", "expl"))


def measure(
    examples: Sequence[Example], answers: Sequence[Sequence[str]], whole: frozenset[str], nli: OnnxNLI | None
) -> Score:
    """Score the claims that a system made of each example: those in `whole`; without a model only by words."""
    score = Score(sentences=len(examples))
    for example, claims in zip(examples, answers, strict=True):
        score.gold += len(example.gold)
        score.claims += len(claims)
        score.none += not claims
        score.add("whole", (claim in whole for claim in claims))
        known = content_words(example.sentence)
        gold = [content_words(fact) & known for fact in example.gold]
        ours = [content_words(claim) & known for claim in claims if claim in whole]
        table = [[overlap(fact, claim) for claim in ours] for fact in gold]
        score.best += sum(max(row, default=0.0) for row in table)
        score.add("overlap R", (max(row, default=0.0) >= OVERLAP for row in table))
        score.add("overlap P", (max(column) >= OVERLAP for column in zip(*table, strict=True)))
    if nli is not None:
        _entailment(examples, answers, whole, nli, score)
    return score


def _entailment(
    examples: Sequence[Example],
    answers: Sequence[Sequence[str]],
    whole: frozenset[str],
    nli: OnnxNLI,
    score: Score,
) -> None:
    pairs = [
        pair
        for example, claims in zip(examples, answers, strict=True)
        for claim in claims
        for pair in [
            (example.sentence, claim),
            *((claim, fact) for fact in example.gold),
            *((fact, claim) for fact in example.gold),
        ]
    ]
    column = LABELS.index("entailment")
    yes = dict(zip(pairs, nli.predict(pairs)[:, column] >= ENTAILED, strict=True))
    # A text entails itself: that is not left to the model, which is not sure of it for every short sentence.
    yes |= {(first, second): True for first, second in pairs if first.casefold() == second.casefold()}
    for example, claims in zip(examples, answers, strict=True):
        score.add("true", (bool(yes[example.sentence, c]) for c in claims))
        ours = [c for c in claims if c in whole]
        score.add("entailed R", (any(yes[c, f] for c in ours) for f in example.gold))
        score.add("entailed P", (any(yes[f, c] for f in example.gold) for c in ours))
        score.add("equal R", (any(yes[c, f] and yes[f, c] for c in ours) for f in example.gold))
        score.add("equal P", (any(yes[c, f] and yes[f, c] for f in example.gold) for c in ours))


# --- report ----------------------------------------------------------------------------------------------------------


def line(name: str, score: Score) -> str:
    """Return the row that is printed for a system; without the entailment where no model was asked."""
    shares = [score.none / score.sentences, score.share("whole")]
    shares += [
        score.share("overlap R"),
        score.share("overlap P"),
        score.f1("overlap"),
        score.best / score.gold,
    ]
    if "true" in score.counts:
        shares += [score.share("entailed R"), score.share("entailed P"), score.f1("entailed")]
        shares += [score.f1("equal"), score.share("true")]
    numbers = [f"{score.claims / score.sentences:5.2f}", *(f"{100 * share:5.1f}" for share in shares)]
    return "  ".join([f"{name:<10}", *numbers])


_COLUMNS = ("a s.", "none", "whole", "w. R", "P", "F1", "best", "e. R", "P", "F1", "equal", "true")
_HEAD = "  ".join([" " * 10, *(f"{column:>5}" for column in _COLUMNS)])
"""Claims a sentence; shares of sentences without any, of whole sentences; overlap of words; entailment."""


def sets(options: argparse.Namespace) -> dict[str, Callable[[], Iterator[Example]]]:
    """Return the sets whose files are there."""
    data: Path = options.data
    found: dict[str, Callable[[], Iterator[Example]]] = {"own": own}
    if data.is_dir():
        found |= {
            "factscore": lambda: factscore(data),
            "desse": lambda: desse(data),
            "claims": lambda: factcheck_gpt(data),
        }
        texts: Path | None = options.propsegment_texts
        if texts is not None:
            found["propsegment"] = lambda: propsegment(
                data / "propsegment" / "propositions.dev.json.gz", texts
            )
    return found


def sample(examples: Iterable[Example], limit: int) -> list[Example]:
    """Return as many examples, drawn with the fixed seed; all for 0."""
    found = [example for example in examples if not example.sentence.rstrip('"”’)').endswith("?")]
    return found if not limit or limit >= len(found) else random.Random(SEED).sample(found, limit)


def main() -> None:
    """Run the measurements and print a table for each set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the sets (default: %(default)s)")
    parser.add_argument("--propsegment-texts", type=Path, help="document_clusters.dev.json of PropSegmEnt")
    parser.add_argument("--set", action="append", help="only this set (may be repeated)")
    parser.add_argument("--limit", type=int, default=300, help="sentences of each set, 0 for all")
    parser.add_argument("--no-nli", action="store_true", help="only the overlap of words, in seconds")
    parser.add_argument(
        "--show", type=int, default=0, help="print so many sentences of each set with claims and gold"
    )
    parser.add_argument("--fragments", action="store_true", help="count pieces that are no sentences, too")
    options = parser.parse_args()

    reader = load_parser()
    nli = None if options.no_nli else OnnxNLI()
    for name, load in sets(options).items():
        if options.set and name not in options.set:
            continue
        examples = sample(load(), options.limit)
        sentences = [example.sentence for example in examples]
        ours = decomposed(sentences, reader)
        facts = sum(len(e.gold) for e in examples) / len(examples)
        print(f"\n{name}: {len(examples)} sentences, {facts:.2f} gold facts each")
        print(_HEAD)
        for system, answers in {
            "factcheck": ours,
            "sentence": [[s] for s in sentences],
            "split": [cut(s) for s in sentences],
        }.items():
            said_ = [claim for claims in answers for claim in claims]
            whole = frozenset(said_) if options.fragments else whole_sentences(said_, reader)
            print(line(system, measure(examples, answers, whole, nli)))
        for example, claims in list(zip(examples, ours, strict=True))[: options.show]:
            print(
                "\n".join(
                    ["", example.sentence, *(f"  - {c}" for c in claims), *(f"  = {g}" for g in example.gold)]
                )
            )


if __name__ == "__main__":
    main()
