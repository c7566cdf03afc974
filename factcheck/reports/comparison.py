"""`factcheck compare`: one pair with all its reasons, for a person and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TextIO

from rich.text import Text

from factcheck.facts import EVENT_PARTS, Comparison, GroundedClaim, SameEvent, same_event
from factcheck.judging import LABELS, Relation, Verdict
from factcheck.matching import Matches
from factcheck.reports.claims_json import claim_fields
from factcheck.reports.json_report import FORMAT_VERSION, dump, tool
from factcheck.reports.page import Layout, Page, Style, phrase, plural
from factcheck.reports.safe import one_line
from factcheck.reports.wording import attitude

__all__ = ["print_comparison", "render_comparison_json"]

_STYLES: dict[Relation, str] = {
    "contradiction": Style.ERROR,
    "possible": Style.WARNING,
    "superseded": Style.INFO,
    "agrees": "bold green",
    "disputed": Style.WARNING,
    "unrelated": Style.STRONG,
}
_IN_WORDS: dict[Relation, str] = {
    "contradiction": "They contradict each other",
    "possible": "They clash, but may speak of different events",
    "superseded": "The later one supersedes the earlier",
    "agrees": "They agree",
    "disputed": "Opposing speakers: each is only reported, and neither is made the text's own",
    "unrelated": "Nothing holds them against each other",
}
_INDENT = 2
_COLUMN = 15  # columns of the table of NLI probabilities
_PROBABILITY_DIGITS = 4
_LEAST_WEIGHT = 0.05  # of the log odds; less moves a probability by one percent at most

INPUTS_IN_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "nli_sentence_max": "the two sentences, read the way round that contradicts more",
        "nli_sentence_min": "the two sentences, read the other way round",
        "nli_claim_max": "the two claims alone, read the way round that contradicts more",
        "nli_claim_min": "the two claims alone, read the other way round",
        "title": "one is the headline of another article",
        "dated_apart": "published far apart",
    }
)
"""What each of the judge's inputs (`factcheck.judging.FEATURES`) means to a person."""


def print_comparison(
    verdict: Verdict,
    matches: Matches,
    stream: TextIO,
    layout: Layout,
    weighed: Mapping[str, float] = MappingProxyType({}),
) -> None:
    """Print the verdict, the two claims, what the NLI model and each comparator said, and why the claims met.

    `weighed` is what each input added to the log odds of the judge (`Fusion.contributions`).
    """
    page = Page(stream, layout)
    pair = verdict.pair
    answer = phrase((_IN_WORDS[verdict.relation], _STYLES[verdict.relation]))
    if verdict.relation != "unrelated":
        answer += phrase(f": {verdict.type}")
    page.paragraph(answer + phrase((f" · P(contradiction) {verdict.probability:.2f}", Style.QUIET)))
    if verdict.explanation:
        page.paragraph(phrase(one_line(verdict.explanation)), _INDENT)
    page.blank()
    for name, index in (("A", pair.first), ("B", pair.second)):
        claim = matches.claims[index].claim
        page.paragraph(phrase((f"{name}  ", Style.STRONG), one_line(claim.text)), hanging=len("A  "))
        page.paragraph(phrase((attitude(matches.claims[index]), Style.QUIET)), len("A  "))
    page.blank()
    _print_nli(page, verdict)
    page.blank()
    _print_weighed(page, weighed)
    _print_comparators(page, verdict.comparisons)
    _print_same_event(page, _same_event(verdict, matches))
    shared = ", ".join(map(one_line, pair.anchors))
    met = f"They met at cosine {pair.cosine:.2f}" + (f", and both speak of {shared}." if shared else ".")
    page.paragraph(phrase((met, Style.QUIET)))
    others = len(matches.pairs) - 1
    if others > 0:
        page.paragraph(
            phrase((f"{plural(others, 'other pair')} of their claims met and clashed less.", Style.QUIET))
        )


def _same_event(verdict: Verdict, matches: Matches) -> SameEvent:
    pair = verdict.pair
    return same_event(matches.claims[pair.first], matches.claims[pair.second], pair.cosine, pair.anchors)


def _print_same_event(page: Page, same: SameEvent) -> None:
    """Print how likely both speak of one event, what that is made of, and what tells the two apart."""
    page.paragraph(phrase(("One event or two?", Style.QUIET), f" {same.score:.2f} for one"))
    for name, _, weighed in sorted(same.parts, key=lambda part: (-abs(part[2]), part[0])):
        if abs(weighed) >= _LEAST_WEIGHT:
            page.paragraph(phrase(f"{weighed:+.2f}  {EVENT_PARTS[name]}"), _INDENT, hanging=len("+0.00  "))
    for words in same.apart:
        page.paragraph(phrase(f"told apart: {one_line(words)}"), _INDENT, hanging=_INDENT)
    page.blank()


def _print_nli(page: Page, verdict: Verdict) -> None:
    narrow = not page.fits(Text("x" * (len(LABELS) + 1) * _COLUMN))
    rows = (("B given A", verdict.nli), ("A given B", verdict.nli_reverse))
    if narrow:
        for name, row in rows:
            page.paragraph(phrase((f"NLI model: {name}", Style.QUIET)))
            for label, p in zip(LABELS, row, strict=True):
                page.paragraph(phrase(f"{label.ljust(_COLUMN)}{p:.2f}"), _INDENT)
        return
    page.paragraph(phrase(("".join(cell.ljust(_COLUMN) for cell in ("NLI model", *LABELS)), Style.QUIET)))
    for name, row in rows:
        page.paragraph(phrase("".join(cell.ljust(_COLUMN) for cell in (name, *(f"{p:.2f}" for p in row)))))


def _print_weighed(page: Page, weighed: Mapping[str, float]) -> None:
    """Print what moved the judge, the heaviest first."""
    told = sorted(weighed.items(), key=lambda item: (-abs(item[1]), item[0]))
    told = [(name, value) for name, value in told if abs(value) >= _LEAST_WEIGHT]
    if not told:
        return
    page.paragraph(phrase(("What the judge weighed, for (+) and against (-) a contradiction", Style.QUIET)))
    for name, value in told:
        page.paragraph(phrase(f"{value:+.2f}  {INPUTS_IN_WORDS[name]}"), _INDENT, hanging=len("+0.00  "))
    page.blank()


def _print_comparators(page: Page, comparisons: tuple[Comparison, ...]) -> None:
    if not comparisons:
        page.paragraph(phrase(("No comparator had facts of both to compare.", Style.QUIET)))
    for c in comparisons:
        style = Style.ERROR if c.answer == "clash" else Style.PLAIN
        values = f"  {one_line(c.first)} / {one_line(c.second)}" if c.first or c.second else ""
        page.paragraph(phrase(f"{c.type}: ", (c.answer, style), values), hanging=_INDENT)
        why = one_line(c.explanation)
        if c.same_event:
            why += f" (same event: {c.same_event:.2f})"
        if why:
            page.paragraph(phrase((why.strip(), Style.QUIET)), _INDENT)
    page.blank()


def render_comparison_json(
    version: str,
    models: Mapping[str, str],
    verdict: Verdict,
    matches: Matches,
    weighed: Mapping[str, float] = MappingProxyType({}),
) -> str:
    """Return the verdict on one pair with all its reasons as one JSON object."""
    claims = [matches.claims[i] for i in (verdict.pair.first, verdict.pair.second)]
    same = _same_event(verdict, matches)
    return dump(
        {
            "version": FORMAT_VERSION,
            "tool": tool(version, dict(models)),
            "relation": verdict.relation,
            "type": verdict.type,
            "probability": _rounded(verdict.probability),
            "explanation": verdict.explanation,
            "claims": [_claim(c) for c in claims],
            "nli": {"first_to_second": _nli(verdict.nli), "second_to_first": _nli(verdict.nli_reverse)},
            "comparisons": [
                {
                    "type": c.type,
                    "answer": c.answer,
                    "first": c.first,
                    "second": c.second,
                    "explanation": c.explanation,
                    "same_event": _rounded(c.same_event),
                }
                for c in verdict.comparisons
            ],
            "weighed": {name: _rounded(value) for name, value in weighed.items()},
            "same_event": {
                "score": _rounded(same.score),
                "parts": {
                    name: {"value": _rounded(value), "weighed": _rounded(weighed)}
                    for name, value, weighed in same.parts
                },
                "apart": list(same.apart),
            },
            "pair": {"cosine": _rounded(verdict.pair.cosine), "anchors": list(verdict.pair.anchors)},
            "pairs": len(matches.pairs),
        }
    )


def _claim(grounded: GroundedClaim) -> dict[str, Any]:
    return {"document": grounded.claim.document.id, "field": grounded.claim.field} | claim_fields(grounded)


def _nli(row: tuple[float, float, float]) -> dict[str, float]:
    return {label: _rounded(p) for label, p in zip(LABELS, row, strict=True)}


def _rounded(value: float) -> float:
    return round(float(value), _PROBABILITY_DIGITS)
