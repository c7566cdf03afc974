"""`RuleSettings`: which findings are reported, and how badly; and what becomes of two of them that meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from factcheck.choices import Severity
from factcheck.settings.kinds import Fraction
from factcheck.settings.lists import Selectors, Severities
from factcheck.settings.selectors import ALL, longest, without
from factcheck.settings.setting import converted, setting

__all__ = ["RuleSettings", "over", "yielding"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSettings:
    """Which findings are reported, and how badly.

    `select` is None where nothing is said, and then every rule is on; `min_confidence` is None for 0.  Raises
    `UsageError` for a value that makes no sense.
    """

    select: Sequence[str] | None = setting(
        Selectors(),
        "The rules to report: codes like FC101, beginnings of codes like FC1, or ALL.",
        shown=[ALL],
        option="--select",
    )
    extend_select: Sequence[str] = setting(
        Selectors(),
        "More rules to report, for example one that a weaker place ignores.",
        default=(),
        option="--extend-select",
    )
    ignore: Sequence[str] = setting(
        Selectors(),
        "Rules not to report. Of `select` and `ignore` the longer selector wins, and `ignore` wins a tie.",
        default=(),
        option="--ignore",
    )
    severity: Mapping[str, str] = setting(
        Severities(),
        "The severity of all findings of a rule, instead of the one that the program gives: error, warning or info.",
        factory=dict,
        option="--severity",
    )
    min_confidence: float | None = setting(
        Fraction(),
        "The least certainty of a finding that is reported, from 0 to 1. Notes (FC3) are not measured by it.",
        shown=0.0,
        option="--min-confidence",
    )

    def __post_init__(self) -> None:
        """Check and convert what was given."""
        converted(self)

    def reports(self, code: str) -> bool:
        """Tell whether findings of this code are reported."""
        chosen = [*(self.select if self.select is not None else (ALL,)), *self.extend_select]
        return longest(chosen, code) > longest(self.ignore, code)

    def severity_of(self, code: str) -> Severity | None:
        """Return the severity that is set for a code, None where the program decides."""
        found = max(self.severity, key=lambda s: longest((s,), code), default="")
        return Severity(self.severity[found]) if found and longest((found,), code) >= 0 else None


_Rules = TypeVar("_Rules", bound=RuleSettings)


def over(strong: RuleSettings, weak: RuleSettings) -> RuleSettings:
    """Return what holds where `strong` has the first word and `weak` the second.

    A `select` of the strong one says it all; without one, each of its selectors takes back what it covers in the weak.
    """
    left = yielding(weak, strong)
    return RuleSettings(
        select=left.select if strong.select is None else strong.select,
        extend_select=_joined(left.extend_select, strong.extend_select),
        ignore=_joined(left.ignore, strong.ignore),
        severity={**left.severity, **strong.severity},
        min_confidence=left.min_confidence if strong.min_confidence is None else strong.min_confidence,
    )


def yielding(weak: _Rules, strong: RuleSettings) -> _Rules:
    """Return what is left of `weak` after `strong` has spoken."""
    mine = replace(
        weak,
        severity=without(weak.severity, strong.severity),
        min_confidence=weak.min_confidence if strong.min_confidence is None else None,
    )
    if strong.select is not None:
        return replace(mine, select=None, extend_select=(), ignore=())
    return replace(
        mine,
        select=None if weak.select is None else _left(weak.select, strong.ignore),
        extend_select=_left(weak.extend_select, strong.ignore),
        ignore=_left(weak.ignore, strong.extend_select),
    )


def _left(selectors: Sequence[str], covering: Sequence[str]) -> tuple[str, ...]:
    return tuple(without(dict.fromkeys(selectors), covering))


def _joined(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
