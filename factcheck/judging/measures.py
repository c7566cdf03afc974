"""One measure in two units, told to a reader who cannot convert: "ten miles" is "16 kilometres"."""

from __future__ import annotations

from factcheck.facts import GroundedClaim, Quantity, exclude_each_other, in_metric_units

__all__ = ["in_one_unit"]


def in_one_unit(first: GroundedClaim, second: GroundedClaim, texts: tuple[str, str]) -> tuple[str, str]:
    """Return two texts that hold what `first` and `second` say, measures of one kind told in one unit.

    Measures that agree are told in the words of the longer sentence, so that it does not matter which claim comes
    first.  Where the one text measures in metric units and the other does not, and they differ, the other is told in
    metric units: 12,000 acres are no 12,000 hectares.  Only measures with a unit count: that two plain numbers agree
    does not tell that they count the same.
    """
    ours, theirs = first.claim.sentence.text, second.claim.sentence.text
    if (len(ours), ours) < (len(theirs), theirs):
        theirs_first, ours_first = in_one_unit(second, first, (texts[1], texts[0]))
        return ours_first, theirs_first
    kept, changed = texts
    for p in first.facts.quantities:
        for q in second.facts.quantities:
            if not p.unit or not q.unit:
                continue
            if p.unit == q.unit and not exclude_each_other(p, q):
                changed = _said(changed, q, p.text)
            elif metric := in_metric_units(q, beside=p):
                changed = _said(changed, q, metric)
            elif metric := in_metric_units(p, beside=q):
                kept = _said(kept, p, metric)
    return kept, changed


def _said(text: str, quantity: Quantity, words: str) -> str:
    """Return the text with other words for a quantity, where it is told once."""
    once = words.casefold() != quantity.text.casefold() and text.count(quantity.text) == 1
    return text.replace(quantity.text, words) if once else text
