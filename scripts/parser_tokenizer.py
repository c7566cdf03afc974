"""Bring spaCy's English tokenizer closer to the words of Universal Dependencies and of news text."""

from typing import Any

from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex, compile_suffix_regex

UNSPLIT_PREFIXES = (
    "e",
    "non",
    "pre",
    "anti",
    "re",
    "mid",
    "co",
    "multi",
    "pro",
    "semi",
    "sub",
    "neo",
    "post",
)
"""Prefixes that are no words of their own: "re-elected" is one word in the treebanks, "well-known" is three."""

ABBREVIATIONS = (
    *("Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "Sat."),
    *(
        "Lt.",
        "Col.",
        "Sgt.",
        "Maj.",
        "Capt.",
        "Cmdr.",
        "Brig.",
        "Cpl.",
        "Sens.",
        "Reps.",
        "Govs.",
        "Hon.",
        "Supt.",
    ),
    *("Insp.", "Ft.", "Mt.", "Blvd.", "Ave.", "Dept.", "No.", "Nos.", "etc.", "al.", "approx.", "est."),
)
"""Kept with their stop, which else would end a sentence: "Lt. Hill", "No. 3", "Wed. night"."""

FALSE_CONTRACTIONS = frozenset({"wed", "Wed", "id", "Id", "Wed.", "wed.", "Id."})
"""Words that spaCy's exceptions read as "we'd" and "I'd" without an apostrophe."""


def adapt_tokenizer(nlp: Language) -> None:
    """Change the tokenizer of `nlp` in place; the change is saved with the pipeline."""
    tokenizer: Any = nlp.tokenizer  # spaCy promises no more than that it can be called
    plain = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"
    infixes = list(nlp.Defaults.infixes or ())
    if plain not in infixes:
        raise ValueError("spaCy's rule for hyphens has changed")
    guards = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in UNSPLIT_PREFIXES)
    infixes[infixes.index(plain)] = rf"(?<=[{ALPHA}0-9]){guards}(?:{HYPHENS})(?=[{ALPHA}])"
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    suffixes = [r"[!?]{2,}", *(nlp.Defaults.suffixes or ())]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    rules = {k: v for k, v in tokenizer.rules.items() if k not in FALSE_CONTRACTIONS}
    rules.update({word: [{ORTH: word}] for word in ABBREVIATIONS})
    tokenizer.rules = rules
