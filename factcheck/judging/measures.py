"""One measure in two units, told to a reader who cannot convert: "ten miles" is "16 kilometres"."""

from __future__ import annotations

from factcheck.facts import GroundedClaim, exclude_each_other

__all__ = ["in_one_unit"]


def in_one_unit(first: GroundedClaim, second: GroundedClaim, texts: tuple[str, str]) -> tuple[str, str]:
    """Return two texts that hold what `first` and `second` say, each measure on which they agree in the same words.

    The words are those of the longer sentence, so that it does not matter which claim comes first.  Only measures with
    a unit count: that two plain numbers agree does not tell that they count the same.
    """
    ours, theirs = first.claim.sentence.text, second.claim.sentence.text
    if (len(ours), ours) < (len(theirs), theirs):
        theirs_first, ours_first = in_one_unit(second, first, (texts[1], texts[0]))
        return ours_first, theirs_first
    kept, changed = texts
    for p in first.facts.quantities:
        for q in second.facts.quantities:
            same = p.unit and p.unit == q.unit and not exclude_each_other(p, q)
            if same and p.text.casefold() != q.text.casefold() and changed.count(q.text) == 1:
                changed = changed.replace(q.text, p.text)
    return kept, changed
