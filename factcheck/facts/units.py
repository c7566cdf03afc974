"""Units of measure and currencies: their names in text, and the factor to the unit that they are compared in.

Factors are those of NIST Special Publication 811 (2008), appendix B.8; survey and statute miles are the same to news.
"""

from __future__ import annotations

import re

__all__ = [
    "CURRENCY_AFTER",
    "CURRENCY_BEFORE",
    "UNIT_AFTER",
    "Unit",
    "currency_after",
    "currency_before",
    "unit_named",
]

Unit = tuple[str, float, float]
"""Canonical name, factor, offset: canonical value = value * factor + offset."""

_UNITS: dict[str, Unit] = {
    # lengths in metres
    r"millimet(?:re|er)s?|mm": ("m", 0.001, 0), r"centimet(?:re|er)s?|cm": ("m", 0.01, 0),
    r"picomet(?:re|er)s?": ("m", 1e-12, 0), r"nanomet(?:re|er)s?|nm": ("m", 1e-9, 0),
    r"micromet(?:re|er)s?|microns?": ("m", 1e-6, 0), r"decimet(?:re|er)s?|dm": ("m", 0.1, 0),
    r"kilomet(?:re|er)s?|km|kms": ("m", 1000, 0), r"met(?:re|er)s?|m": ("m", 1, 0),
    r"inch(?:es)?": ("m", 0.0254, 0), r"foot|feet|ft": ("m", 0.3048, 0), r"yards?|yds?": ("m", 0.9144, 0),
    r"nautical miles?": ("m", 1852, 0), r"miles?": ("m", 1609.344, 0), r"light[- ]years?": ("m", 9.46073e15, 0),
    # areas in square metres
    r"hectares?|ha": ("m2", 10_000, 0), r"acres?": ("m2", 4046.873, 0),
    r"(?:square|sq\.?) kilomet(?:re|er)s?|sq\.? km|km2|km²": ("m2", 1e6, 0),
    r"(?:square|sq\.?) met(?:re|er)s?|sq\.? m|m2|m²": ("m2", 1, 0),
    r"(?:square|sq\.?) miles?": ("m2", 2_589_988, 0), r"(?:square|sq\.?) (?:foot|feet)|sq\.? ft": ("m2",
    0.09290304, 0),
    r"(?:square|sq\.?) yards?": ("m2", 0.8361274, 0),
    # masses in kilograms
    r"milligrams?|milligrammes?|mg": ("kg", 1e-6, 0), r"microgram(?:me)?s?|[µμ]g": ("kg", 1e-9, 0),
    r"kilograms?|kilogrammes?|kilos?|kg|kgs": ("kg", 1, 0), r"grams?|grammes?": ("kg", 0.001, 0),
    r"metric tons?|tonnes?|t(?![-’'.])": ("kg", 1000, 0),
    r"short tons?": ("kg", 907.1847, 0), r"tons?": ("kg", 1000, 0),
    r"ounces?|oz": ("kg", 0.02834952, 0), r"lbs?|pound-?weights?": ("kg", 0.4535924, 0),
    r"stones?(?= in weight)": ("kg", 6.350293, 0),
    r"carats?": ("kg", 0.0002, 0),
    # volumes in litres
    r"millilit(?:re|er)s?|ml": ("L", 0.001, 0), r"lit(?:re|er)s?": ("L", 1, 0),
    r"(?:cubic|cu\.?) met(?:re|er)s?|m3|m³": ("L", 1000, 0), r"(?:cubic|cu\.?) (?:foot|feet)": ("L", 28.31685, 0),
    r"gallons?": ("L", 3.785412, 0), r"barrels?": ("L", 158.9873, 0),
    r"teaspoons?|tsp": ("L", 0.00492892, 0), r"tablespoons?|tbsp": ("L", 0.0147868, 0),
    # of an angle, or of a temperature whose scale is not named: compared with itself only
    r"degrees?": ("degree", 1, 0),
    # temperatures in degrees Celsius
    r"(?:degrees?|deg\.?|°) ?(?:cel[sc]ius|centigrade|c\b)|cel[sc]ius|centigrade|°c|℃": ("degC", 1, 0),
    r"(?:degrees?|deg\.?|°) ?(?:fahrenheit|f\b)|fahrenheit|°f|℉": ("degC", 5 / 9, -160 / 9),
    r"kelvin|(?:degrees?|°) ?(?:kelvin|k\b)": ("degC", 1, -273.15),
    # speeds in metres per second
    r"(?:kilomet(?:re|er)s?|km) (?:per|an) hour|km/h|kph|kmh": ("m/s", 1 / 3.6, 0),
    r"miles (?:per|an) hour|mph": ("m/s", 0.44704, 0), r"knots?": ("m/s", 0.5144444, 0),
    r"(?:met(?:re|er)s?|m) (?:per|a) second|m/s": ("m/s", 1, 0),
    # energy and power
    r"kilowatt[- ]?hours?|kwh": ("Wh", 1e3, 0), r"megawatt[- ]?hours?|mwh": ("Wh", 1e6, 0),
    r"gigawatt[- ]?hours?|gwh": ("Wh", 1e9, 0), r"terawatt[- ]?hours?|twh": ("Wh", 1e12, 0),
    r"kilowatts?|kw": ("W", 1e3, 0), r"megawatts?|mw": ("W", 1e6, 0), r"gigawatts?|gw": ("W", 1e9, 0),
    r"watts?": ("W", 1, 0),
    # information in bytes
    r"bits?(?!-)": ("B", 0.125, 0), r"bytes?": ("B", 1, 0),
    r"kilobytes?|kb": ("B", 1e3, 0),
    r"megabytes?|mb": ("B", 1e6, 0), r"gigabytes?|gb": ("B", 1e9, 0),
    r"terabytes?|tb": ("B", 1e12, 0),
    # shares
    r"percent|per cent|per-cent|pct\.?|%|percents": ("percent", 1, 0),
    r"percentage[- ]points?|pct\.? points?|(?:percent|%)[- ]points?|points? of a percent": ("points", 1, 0),
    r"basis points?|bps?": ("points", 0.01, 0),
    # durations in days
    r"seconds?|secs?": ("day", 1 / 86400, 0), r"minutes?|mins?": ("day", 1 / 1440, 0), r"hours?|hrs?": ("day",
    1 / 24, 0),
    r"days?": ("day", 1, 0), r"nights?": ("day", 1, 0), r"weeks?": ("day", 7, 0), r"fortnights?": ("day", 14,
    0), r"months?": ("day", 30.4375, 0),
    r"years?": ("day", 365.25, 0), r"decades?": ("day", 3652.5, 0), r"centur(?:y|ies)": ("day", 36525, 0),
}  # fmt: skip

_ONLY_BEFORE = {r"barrels?": r"(?= (?:a|per) day| of oil| of crude)"}
"""What must follow a word in a text for it to be a unit: barrels of wine are things."""
_NAMED = [(re.compile(pattern, re.IGNORECASE), unit) for pattern, unit in _UNITS.items()]
_COMPOUND = ("square", "cubic", "nautical", "metric", "short", "hour", "per", "light", "basis", "percentage")


def _compounds_first(pattern: str) -> tuple[bool, int]:
    """Sort names of two words before their last word alone, so that "square miles" is not read as "square"."""
    return not any(word in pattern for word in _COMPOUND), -len(pattern)


UNIT_AFTER = re.compile(
    r"[ \u00a0]?(?:-|\()?(?P<unit>"
    + "|".join(p + _ONLY_BEFORE.get(p, "") for p in sorted(_UNITS, key=_compounds_first))
    + r")(?![\w²³])",
    re.IGNORECASE,
)
"""Pattern of a unit directly behind a number."""


def unit_named(words: str) -> Unit | None:
    """Return the unit of that name, None when there is none."""
    for pattern, unit in _NAMED:
        if pattern.fullmatch(words):
            return unit
    return None


_SIGNS = {
    "$": "USD", "US$": "USD", "USD": "USD", "U.S.$": "USD", "A$": "AUD", "USD$": "USD", "AUD$": "AUD",
    "CAD$": "CAD", "C $": "CAD", "HK $": "HKD", "US $": "USD", "c $": "CAD", "hk $": "HKD",
    "usd$": "USD", "aud$": "AUD", "cad$": "CAD", "AU$": "AUD", "AUD": "AUD", "C$": "CAD",
    "CA$": "CAD", "CAD": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "£": "GBP", "GBP": "GBP",
    "€": "EUR", "EUR": "EUR", "¥": "JPY", "JPY": "JPY", "CHF": "CHF", "₹": "INR", "Rs": "INR", "Rs.": "INR",
    "INR": "INR", "₽": "RUB",
    "RUB": "RUB", "₩": "KRW", "₺": "TRY", "₪": "ILS", "₴": "UAH", "CNY": "CNY", "RMB": "CNY", "SEK": "SEK",
    "NOK": "NOK", "DKK": "DKK", "PLN": "PLN", "ZAR": "ZAR", "₦": "NGN", "KSh": "KES", "Sh": "KES", "MXN": "MXN",
    "BRL": "BRL", "₫": "VND", "₱": "PHP", "₡": "CRC", "₾": "GEL", "₿": "BTC",
}  # fmt: skip
_CODES = sorted(s for s in _SIGNS if s.isalpha() and s.isupper() and len(s) == 3)
CURRENCY_BEFORE = re.compile(
    r"(?<![\w$])(?P<sign>"
    + "|".join(re.escape(s) for s in sorted(_SIGNS, key=lambda s: (-len(s), s)))
    + "|"
    + "|".join(code.casefold() for code in _CODES)
    + r")[ \u00a0]?$",
)
"""Pattern of a currency sign that ends right before a number."""

_COUNTRY_MONEY = {
    "us": "USD", "u.s.": "USD", "american": "USD", "united states": "USD", "australian": "AUD",
    "canadian": "CAD", "new zealand": "NZD",
    "hong kong": "HKD", "singapore": "SGD", "british": "GBP", "egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP",
    "swiss": "CHF", "cfa": "XOF", "swedish": "SEK", "norwegian": "NOK", "danish": "DKK", "icelandic": "ISK",
    "indian": "INR", "pakistani": "PKR", "sri lankan": "LKR", "mexican": "MXN", "argentine": "ARS", "chilean": "CLP",
    "colombian": "COP", "philippine": "PHP", "iraqi": "IQD", "kuwaiti": "KWD", "jordanian": "JOD", "serbian": "RSD",
    "kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS", "czech": "CZK", "turkish": "TRY", "saudi": "SAR",
    "iranian": "IRR", "chinese": "CNY", "japanese": "JPY", "south korean": "KRW", "russian": "RUB", "ukrainian": "UAH",
    "israeli": "ILS", "nigerian": "NGN", "ghanaian": "GHS", "south african": "ZAR", "brazilian": "BRL", "thai": "THB",
    "vietnamese": "VND", "malaysian": "MYR", "indonesian": "IDR", "polish": "PLN", "hungarian": "HUF", "dutch": "NLG",
}  # fmt: skip
_MONEY_NOUNS = {
    "dollars?": "USD", "bucks?": "USD", "pounds?(?: sterling)?": "GBP", "quid": "GBP", "euros?": "EUR",
    "yen": "JPY", "yuan": "CNY",
    "renminbi|rmb": "CNY", "bitcoins?": "BTC", "satoshis?": "satoshi", "pesetas?": "ESP", "guilders?": "NLG",
    "colon(?:es)?": "CRC", "lari": "GEL", "rupees?": "INR", "roubles?|rubles?": "RUB", "francs?": "CHF",
    "pesos?": "peso", "won": "KRW",
    "lira": "TRY", "dinars?": "dinar", "shekels?": "ILS", "hryvnias?": "UAH", "zloty(?:s|ch)?": "PLN",
    "forints?": "HUF",
    "kron(?:a|or)": "SEK", "kroner?": "krone", "rand": "ZAR", "naira": "NGN", "reais|reals?": "BRL",
    "shillings?": "shilling",
    "cedis?": "GHS", "riyals?": "SAR", "rials?": "IRR", "dirhams?": "AED", "rupiahs?": "IDR",
    "ringgits?": "MYR", "baht": "THB", "dong": "VND", "cents?": "cent", "pence": "penny",
}  # fmt: skip
CURRENCY_AFTER = re.compile(
    r"[ \u00a0-]?(?:(?P<sign>[$€£¥₹₽₩₺₪₴₡₾₿])"
    r"|(?P<million>M)?(?P<code>USD|EUR|GBP|JPY|CHF|CNY|INR|AUD|CAD|SEK|NOK|DKK|PLN|ZAR|RUB)\b"
    r"|(?P<country>"
    + "|".join(re.escape(c) for c in _COUNTRY_MONEY)
    + r")?[ -]?(?P<noun>"
    + "|".join(_MONEY_NOUNS)
    + r")\b)",
    re.IGNORECASE,
)
"""Pattern of a currency behind a number."""
_MONEY = [(re.compile(p, re.IGNORECASE), code) for p, code in _MONEY_NOUNS.items()]


def currency_before(match: re.Match[str]) -> str:
    """Return the ISO 4217 code of a match of `CURRENCY_BEFORE`; a bare "$" is the US dollar."""
    return _SIGNS.get(match["sign"]) or _SIGNS[match["sign"].upper()]


def currency_after(match: re.Match[str]) -> tuple[str, float]:
    """Return the ISO 4217 code of a match of `CURRENCY_AFTER` and the factor to it (0.01 for cents)."""
    if match["sign"]:
        return _SIGNS[match["sign"]], 1.0
    if match["code"]:
        return match["code"].upper(), 1e6 if match["million"] else 1.0
    noun = next(code for pattern, code in _MONEY if pattern.fullmatch(match["noun"]))
    if noun == "cent":
        return "USD", 0.01
    if noun == "satoshi":
        return "BTC", 1e-8
    if noun == "penny":
        return "GBP", 0.01
    if match["country"]:
        return _COUNTRY_MONEY[match["country"].casefold()], 1.0
    return noun, 1.0
