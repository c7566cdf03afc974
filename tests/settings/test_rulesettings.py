"""Which rules are reported, and what becomes of two places that speak of one rule."""

from __future__ import annotations

import pytest

from factcheck.errors import UsageError
from factcheck.rules import RULES
from factcheck.settings import RuleSettings
from factcheck.settings.rulesettings import over


def reported(rules: RuleSettings) -> set[str]:
    return {code for code in ("FC101", "FC102", "FC106", "FC301") if rules.reports(code)}


@pytest.mark.parametrize(
    ("rules", "codes"),
    [
        (RuleSettings(), {"FC101", "FC102", "FC106", "FC301"}),
        (RuleSettings(select=["ALL"]), {"FC101", "FC102", "FC106", "FC301"}),
        (RuleSettings(select=[]), set()),
        (RuleSettings(select=["FC1"]), {"FC101", "FC102", "FC106"}),
        (RuleSettings(select=["fc101", "FC3"]), {"FC101", "FC301"}),
        (RuleSettings(ignore=["FC106"]), {"FC101", "FC102", "FC301"}),
        (RuleSettings(ignore=["ALL"]), set()),
        (RuleSettings(select=["FC1"], ignore=["FC10"]), set()),
        (RuleSettings(select=["FC101"], ignore=["FC1"]), {"FC101"}),
        (RuleSettings(select=["FC101"], ignore=["FC101"]), set()),
        (RuleSettings(ignore=["FC1"], extend_select=["FC102"]), {"FC102", "FC301"}),
    ],
)
def test_the_longer_selector_wins_and_ignore_wins_a_tie(rules: RuleSettings, codes: set[str]) -> None:
    assert reported(rules) == codes


@pytest.mark.parametrize(
    ("strong", "weak", "codes"),
    [
        (RuleSettings(), RuleSettings(ignore=["FC106"]), {"FC101", "FC102", "FC301"}),
        (RuleSettings(ignore=["FC102"]), RuleSettings(ignore=["FC106"]), {"FC101", "FC301"}),
        (RuleSettings(ignore=["FC1"]), RuleSettings(select=["FC101", "FC3"]), {"FC301"}),
        (RuleSettings(select=["FC1"]), RuleSettings(ignore=["FC106"]), {"FC101", "FC102", "FC106"}),
        (RuleSettings(select=["FC106"]), RuleSettings(select=["FC3"]), {"FC106"}),
        (RuleSettings(extend_select=["FC106"]), RuleSettings(select=["FC3"], ignore=["FC106"]), {"FC106", "FC301"}),
        (RuleSettings(extend_select=["FC1"]), RuleSettings(ignore=["FC106"]), {"FC101", "FC102", "FC106", "FC301"}),
    ],
)  # fmt: skip
def test_the_stronger_place_has_the_first_word(
    strong: RuleSettings, weak: RuleSettings, codes: set[str]
) -> None:
    assert reported(over(strong, weak)) == codes


def test_severities_and_the_least_confidence_are_taken_from_the_stronger_place() -> None:
    weak = RuleSettings(severity={"FC106": "info", "FC301": "warning"}, min_confidence=0.9)
    strong = RuleSettings(severity={"FC1": "error"})
    both = over(strong, weak)
    assert [both.severity_of(code) for code in ("FC106", "FC301", "FC302")] == ["error", "warning", None]
    assert both.min_confidence == 0.9
    assert over(RuleSettings(min_confidence=0.0), weak).min_confidence == 0.0


def test_the_severity_of_the_longest_selector_counts() -> None:
    rules = RuleSettings(severity={"ALL": "info", "FC1": "warning", "FC101": "error"})
    assert [rules.severity_of(c) for c in ("FC101", "FC102", "FC302")] == ["error", "warning", "info"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"select": "FC101"}, 'select: expected a list of codes like ["FC101", "FC3"], not "FC101"'),
        ({"ignore": ["FC1O1"]}, "ignore: no rule has the code 'FC1O1'; did you mean FC101 (date)?"),
        ({"ignore": ["date"]}, "did you mean FC101 (date)?"),
        ({"ignore": [""]}, "no rule has the code ''"),
        ({"ignore": [101]}, "not 101"),
        ({"ignore": ["FC901"]}, "FC901 tells what could not be read, and no setting changes that"),
        ({"severity": {"FC901": "info"}}, "no setting changes that"),
        ({"severity": {"FC106": "fatal"}}, 'severity: FC106: "fatal" is not one of error, warning, info'),
        ({"severity": {"FC106": "off"}}, "to silence a code, ignore it"),
        ({"severity": ["FC106"]}, 'expected a severity for each code, like FC106 = "info", not a list'),
        ({"min_confidence": 1.5}, "min_confidence: expected a number from 0 to 1, not 1.5"),
        ({"min_confidence": float("nan")}, "not nan"),
        ({"min_confidence": True}, "not true"),
        ({"min_confidence": "high"}, 'not "high"'),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(given: dict[str, object], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        RuleSettings(**given)  # type: ignore[arg-type]
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.group != "problem"])
def test_every_rule_can_be_selected_and_ignored(code: str) -> None:
    assert RuleSettings(select=[code]).reports(code)
    assert not RuleSettings(ignore=[code]).reports(code)
