"""What scraping leaves around an article: a small table of patterns, and a few rules about the shape of a line.

Each pattern is anchored at the start of a passage and matched without regard to case.  Precision comes first: a
passage that ends like a sentence is dropped only by a pattern of `PROMPTS`, whose words no reporter would write
("Please enter your comment!"); the others must also lack a full stop ("Read more books, the minister said." stays).
"""

from __future__ import annotations

import re

from factcheck.documents.dates import COMPLETE_DATE, MONTH_DAY
from factcheck.documents.paragraphs import ends_sentence

__all__ = [
    "LINES",
    "PROMPTS",
    "is_boilerplate",
    "is_furniture",
    "is_label",
    "is_lead_in",
    "is_stamp",
    "repeats",
]

# Longer than any prompt seen on a page: what is longer is text.
_LONGEST = 240
_LONGEST_FURNITURE = 110

# A passage that starts so is dropped even when it ends with a full stop or an exclamation mark.
PROMPTS = {
    "comment form": (
        r"please enter (?:your|a valid|an)\b|you have entered an incorrect\b|save my name\b"
        r"|your e-?mail address will not be\b|required fields are marked\b"
        r"|comments are (?:open|closed)\b|(?:leave|post|write) a (?:comment|reply)\b|log ?in to (?:leave a )?comment\b"
    ),
    "newsletter": (
        r"(?:to .{1,40}, )?(?:sign up|subscribe)\b[^.]{0,50}\b(?:newsletter|letter|inbox|updates|alerts|channel|"
        r"briefing|bulletin|digest|for free)\b|subscribe (?:now|today|here)\b"
        r"|join our (?:whatsapp|telegram|viber|newsletter|mailing|channel|community)\b"
        r"|(?:get|receive) (?:our|the) (?:free|latest|daily|weekly|best)\b.{0,60}"
        r"\b(?:inbox|newsletter|app|e-?book|e-?mail)\b|download (?:our|the) .{0,30}\bapp\b"
    ),
    "follow": (
        r"follow (?:us|me|our)\b|(?:like|find) us on\b|follow [^.]{1,50} on (?:facebook|twitter|x|instagram|whatsapp"
        r"|telegram|youtube|google news|all your devices)\b"
    ),
    "click": r"(?:click|tap) here\b",
    "teaser": (
        r"(?:read|watch|listen)(?: (?:more|also|next|now))?\s?[:»]|also read\s?:|(?:more|most) read\s?:"
        r"|you (?:may|might) also like\b"
    ),
    "copyright": r"(?:copyright\b.{0,20})?(?:©|\(c\))\s?[0-9]{4}|copyright [0-9]{4}\b|©|all rights reserved\b",
    "cookies": (
        r"we (?:and our partners )?use cookies\b|this (?:web)?site uses cookies\b|(?:accept|manage) (?:all )?cookies\b"
        r"|[\w-]{1,40}(?:\.[\w-]{1,20}){1,3} uses cookies\b"
        r"|by (?:using|continuing to (?:use|browse)) (?:this|our) (?:web)?site\b"
    ),
    "photo credit": (
        r"\((?:file )?(?:photo|image|picture|photograph)s?\b[^)]{0,160}\)$|(?:image|illustration|graphic|video)\s?:"
        r"|(?:file )?photo(?:graph)?s?(?: credits?| courtesy(?: of)?| by)?\s?[:/©]"
    ),
    "desk credit": r"\((?:additional )?(?:reporting|editing|writing|compiled|edited|translated)\b[^)]{0,200}\)$",
    "tags": r"(?:tags|topics|categories|keywords|filed (?:under|in))\s?:",
}
# A passage that starts so is dropped when it does not end as a sentence.
LINES = {
    "advertisement": (
        r"advert(?:isement|orial)?\s?(?:$|[–—:-])|sponsored(?: content)?$|(?:story|article) continues (?:below|after)\b"
    ),
    "teaser": (
        r"(?:read more|read also|also read|read next|continue reading|keep reading|see also|more on this|most read"
        r"|recommended|related(?: (?:articles?|stories|news|topics|posts|content))?|editor'?s picks?|don'?t miss)\b"
    ),
    "share": (
        r"share (?:this|on|via|with)\b|(?:(?:share|tweet|pin|e-?mail|print|facebook|twitter|x|whatsapp|telegram"
        r"|linkedin|reddit|instagram|copy link)\b\W{0,5}){2,12}$"
    ),
    "menu": (
        r"skip to (?:main )?content\b|(?:(?:home|top|latest|breaking|news|world|politics|business|tech|technology"
        r"|science|health|sports?|opinion|culture|entertainment|lifestyle|travel|weather|videos?|photos|podcasts?|live"
        r"|menu|search|log ?in|sign in|subscribe|contact|about|archive)\b\W{0,3}){1,15}$"
    ),
    "mail header": r"(?:from|to|cc|bcc|sent|subject|reply-to)\s?:",
    "comments": r"[0-9]{1,6} comments?\b|comments? \(?[0-9]{1,6}\)?|comments$",
    "reading time": r"[0-9]{1,3}[ -]min(?:ute)?s?(?: read\b|$)|reading time\b",
    "desk credit": r"(?:additional )?reporting by\b|edited by\b|translated (?:by|from)\b|report an error\b",
    "footer": (
        r"(?:about us|contact us|privacy(?: policy)?|terms (?:of (?:use|service)|and conditions)|advertise with us"
        r"|cookie (?:policy|settings|notice))\b"
    ),
    "stamp": r"(?:(?:first )?(?:published|posted)|(?:last )?(?:updated|modified)|created)\b",
}
_PROMPT = re.compile("|".join(PROMPTS.values()), re.IGNORECASE)
_BARE_LINE = re.compile("|".join(LINES.values()), re.IGNORECASE)

# "HOME > NEWS > Lake Volta", "Listen live | Podcast | Shop"; dashes also stand in prose and count only in the head.
_STRONG_SEPARATOR = re.compile(r"\s?(?:[»›•]|\|{1,2})\s?| > ")
_WEAK_SEPARATOR = re.compile(r" [-–—·/] ?")
_WORDS_OF_A_CRUMB = 5
_WORDS_OF_THE_LAST_CRUMB = 12

_CLOCK = r"\b[0-2]?[0-9]:[0-5][0-9](?![0-9:])"
_NUMERIC_DAY = r"\b[0-3]?[0-9](?:/[01][0-9]\b|\.\s?[01]?[0-9]\.)"
_STAMP = re.compile(rf"{COMPLETE_DATE.pattern}|\b{MONTH_DAY}|{_CLOCK}|{_NUMERIC_DAY}", re.IGNORECASE)
_STAMP_LABEL = re.compile(
    r"\b(?:published|posted|updated|created|date|GMT|UTC|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)\b)",
    re.IGNORECASE,
)
# "Travelwow Team Published 20 Nov 2024" is a stamp, "Floods of 3 March killed twelve people in Karlow" a standfirst.
_WORDS_BESIDE_STAMP = 4
# "Newsticker 24.11." and "Photo: M. P." end with a full stop and are no sentences.
_ABBREVIATED_END = re.compile(r"(?:\b[0-9]{1,2}\.\s?[0-9]{1,2}|\b[A-Z]\. ?[A-Z])\.$")

_BYLINE = re.compile(r"by[ \u00a0](?=\S)([^.,|·–—]{1,80})(.{0,80})$", re.IGNORECASE)
_AFTER_BYLINE = re.compile(r"\W{0,4}(?:updated|published|posted|created|translated)\b", re.IGNORECASE)
_NAMES_IN_BYLINE = 8
_SMALL_BYLINE_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and at by da de del der di do dos du e el for from in la le of on our site staff team desk the van von y"
        " reporter reporters correspondent correspondents editor editors editorial affairs agencies legal political"
        " foreign business sports news",
    )
)
_WORDS_OF_A_LABEL = 6
# Shorter titles ("The end") are also the end of other lines.
_SHORTEST_REPEAT = 12
_LONGEST_GLUE = 40


def is_boilerplate(words: str) -> bool:
    """Return whether a passage is furniture of a web page wherever it stands."""
    if len(words) > _LONGEST:
        return False
    if _PROMPT.match(words) or _is_byline(words) or not _letters(words):
        return True
    if _is_sentence(words):
        return False
    return _BARE_LINE.match(words) is not None or _is_trail(words, _STRONG_SEPARATOR, separators=2)


def is_furniture(words: str) -> bool:
    """Return whether a passage between the headline and the first paragraph is furniture (date, section, author)."""
    if len(words) > _LONGEST_FURNITURE or _is_sentence(words):
        return False
    return (
        _is_trail(words, _STRONG_SEPARATOR, separators=1)
        or _is_trail(words, _WEAK_SEPARATOR, separators=2)
        or (_STAMP.search(words) is not None and _is_little_else(words))
    )


def is_stamp(words: str) -> bool:
    """Return whether a passage without an end starts with a section, a date or a time, as no headline does."""
    if len(words) > _LONGEST_FURNITURE or _is_sentence(words):
        return False
    lead = _STAMP_LABEL.sub("", words).lstrip(" :,.")
    return (
        (_STAMP.match(lead) is not None and _is_little_else(words))
        or _is_trail(words, _STRONG_SEPARATOR, separators=1)
        or _is_trail(words, _WEAK_SEPARATOR, separators=2)
    )


def is_label(words: str) -> bool:
    """Return whether a passage is a subheading or a signature: a few words, no figure, no full stop."""
    few = len(words.split()) <= _WORDS_OF_A_LABEL
    return few and not ends_sentence(words) and not any(character.isdigit() for character in words)


def is_lead_in(words: str) -> bool:
    """Return whether a passage is a label that only leads to what follows it: "Dear Anna,", "Key insights:"."""
    return is_label(words) and words.endswith((",", ":"))


def repeats(words: str, headline: str) -> bool:
    """Return whether a passage is the headline again, perhaps with a site's name or a section glued to one side."""
    again, first = _letters(words), _letters(headline)
    if not first or again == first:
        return bool(first)
    if _is_sentence(words):
        return False
    longer, shorter = (again, first) if len(again) > len(first) else (first, again)
    near = len(shorter) >= _SHORTEST_REPEAT and len(longer) - len(shorter) <= min(_LONGEST_GLUE, len(shorter))
    return near and (longer.endswith(shorter) or longer.startswith(shorter))


def _letters(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _is_sentence(words: str) -> bool:
    return ends_sentence(words) and not _ABBREVIATED_END.search(words)


def _is_trail(words: str, separator: re.Pattern[str], *, separators: int) -> bool:
    crumbs = separator.split(words)
    *inner, last = (len(crumb.split()) for crumb in crumbs)
    return len(inner) >= separators and max(inner) <= _WORDS_OF_A_CRUMB and last <= _WORDS_OF_THE_LAST_CRUMB


def _is_little_else(words: str) -> bool:
    beside = _STAMP_LABEL.sub(" ", _STAMP.sub(" ", words))
    return len(re.findall(r"[^\W_]+", beside)) <= _WORDS_BESIDE_STAMP


def _is_byline(words: str) -> bool:
    found = _BYLINE.match(words)
    if not found or (_is_sentence(words) and not _AFTER_BYLINE.match(found[2])):
        return False
    names = found[1].split()
    return len(names) <= _NAMES_IN_BYLINE and all(_is_name(name) for name in names)


def _is_name(word: str) -> bool:
    return not word[0].islower() or word.lower() in _SMALL_BYLINE_WORDS
