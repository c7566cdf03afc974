"""The shipped parser: it loads, it is small and inert, and it reads plain news well enough to build on."""

from __future__ import annotations

import json
from functools import cache

from factcheck.claims import load_parser
from factcheck.claims.parsing.parsed import ParsedText
from factcheck.claims.parsing.reader import EncoderParser
from factcheck.weights import shipped

MAX_BYTES = 27_000_000

NEWS = """\
The city council of Norwich approved a new tram line on Tuesday, after months of protests. Mayor Helen Ortega said \
that the line would cost $420 million. It will be built by Alstom, which won the contract in March.
Lt. Hill, who leads the fire brigade in Leeds, was re-elected on Wed. by members of the union. No. 3 reactor was shut \
down by engineers before the storm hit the coast. Police did not arrest the driver.
Shares of Siemens fell 4 percent in Frankfurt. Brazil's president Luiz Moreno has denied that he took bribes from \
the company. The bridge collapsed because the cables had rusted.
"""

RELATIONS = [
    ("approve", "nsubj", "council"),
    ("approve", "obj", "line"),
    ("approve", "obl", "Tuesday"),
    ("say", "nsubj", "Helen"),
    ("say", "ccomp", "cost"),
    ("cost", "nsubj", "line"),
    ("build", "nsubj:pass", "it"),
    ("build", "obl:agent", "Alstom"),
    ("Alstom", "acl:relcl", "win"),
    ("win", "obj", "contract"),
    ("Lt.", "acl:relcl", "lead"),
    ("lead", "obj", "brigade"),
    ("re-elect", "nsubj:pass", "Lt."),
    ("shut", "nsubj:pass", "reactor"),
    ("shut", "compound:prt", "down"),
    ("shut", "obl:agent", "engineer"),
    ("shut", "advcl", "hit"),
    ("hit", "obj", "coast"),
    ("arrest", "nsubj", "police"),
    ("arrest", "obj", "driver"),
    ("arrest", "advmod", "not"),
    ("fall", "nsubj", "share"),
    ("fall", "obl", "Frankfurt"),
    ("deny", "nsubj", "Luiz"),
    ("deny", "ccomp", "take"),
    ("take", "obj", "bribe"),
    ("collapse", "nsubj", "bridge"),
    ("collapse", "advcl", "rust"),
]
RELATIONS_FLOOR = 0.75

NAMED = {
    ("Norwich", "LOC"), ("Helen Ortega", "PERSON"), ("Alstom", "ORG"), ("Hill", "PERSON"), ("Leeds", "LOC"),
    ("Siemens", "ORG"), ("Frankfurt", "LOC"), ("Brazil", "LOC"), ("Luiz Moreno", "PERSON"),
}  # fmt: skip
NAMES_FLOOR = 0.4
"""Pinned under what the shipped pipeline reaches here (4 of 9): its names are weak, as its card says."""


@cache
def parsed() -> tuple[ParsedText, ...]:
    parser = load_parser()
    assert isinstance(parser, EncoderParser)
    return tuple(parser.pipe(NEWS.splitlines()))


def test_every_word_is_tagged_and_hangs_in_a_tree() -> None:
    for doc in parsed():
        assert all(token.tag_ and token.pos_ and token.lemma_ and token.dep_ for token in doc)
        for sentence in doc.sents:
            inside = {token.i for token in sentence}
            assert [token.i for token in sentence if token.dep_ == "ROOT"] == [
                token.i for token in sentence if token.head is token
            ]
            assert all(token.head.i in inside for token in sentence)


def test_sentences_end_where_they_end() -> None:
    assert [len(list(doc.sents)) for doc in parsed()] == [3, 3, 3]


def test_relations() -> None:
    found = {
        (token.head.lemma_.casefold(), token.dep_, token.lemma_.casefold())
        for doc in parsed()
        for token in doc
    }
    hits = [r for r in RELATIONS if (r[0].casefold(), r[1], r[2].casefold()) in found]
    assert len(hits) / len(RELATIONS) >= RELATIONS_FLOOR, sorted(set(RELATIONS) - set(hits))


def test_names() -> None:
    found = {(entity.text, entity.label_) for doc in parsed() for entity in doc.ents}
    covered = {(n, label) for n, label in NAMED if any(n in text and label == kind for text, kind in found)}
    assert len(covered) / len(NAMED) >= NAMES_FLOOR, sorted(NAMED - covered)


def test_directory_is_small_and_holds_no_code() -> None:
    files = [path for path in shipped("parser").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= MAX_BYTES
    assert not [
        path for path in files if path.suffix in {".pkl", ".pickle", ".py", ".pt"} or path.name == "code"
    ]


def test_meta_states_name_licence_and_sources() -> None:
    meta = json.loads((shipped("parser") / "meta.json").read_text(encoding="utf-8"))
    assert (meta["lang"], meta["name"], meta["license"]) == ("en", "factcheck_parser", "CC BY-SA 4.0")
    assert {source["name"] for source in meta["sources"]} >= {
        "UD English EWT",
        "UD English GUM",
        "Universal NER EWT",
    }
