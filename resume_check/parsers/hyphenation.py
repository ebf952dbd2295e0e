"""Whether the hyphen at a line's end belongs to the word or only to the line."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

HYPHENATED: Final = re.compile(r"[^\W_]{1,30}(?:-[^\W_]{1,30}){1,4}")

_GOES_ON: Final = re.compile(r"[^\W_]{1,12}-[^\W\d_]")  # "day-" before "to-day", "state-" before "of-the-art"
# First parts of compounds that few words begin with by chance.
_FIRST_PARTS: Final = re.compile(
    r"self|non|cross|real|time|high|low|end|front|back|multi|well|two|three|four|five|six|ten|one|single|"
    r"double|full|half|part|long|short|large|small|mid|open|state|third|cutting|fast|hold|fine|zero|few|best|"
    r"next|world|award|hands"
)
# Words that begin with one of them and have no hyphen.
_ONE_WORD: Final = re.compile(
    r"background|backgrounds|backlog|backlogs|backward|highlight|highlights|highlighted|highly|realize|"
    r"realized|realise|realised|really|reality|timeline|timelines|timestamp|timestamps|timely|ending|endpoint|"
    r"endpoints|endless|frontier|wellness|multiple|multiply|multitude|openly|opening|openings|shortage|shortly|"
    r"shorter|longer|longest|largely|larger|largest|smaller|smallest|lower|lowest|higher|highest|faster|"
    r"fastest|fasten|finely|finest|fully|halfway|partly|partner|partners|partnered|partnership|party|statement|"
    r"statements|states|stated|selfish|seldom|midst|nonetheless|nonsense|oneself|someone|onerous|tense|tenth|"
    r"tension|tensor|tensors|holder|holding|holdings|handset|crossing|crossings"
)
# First parts that many words begin with: the compounds they do make at line ends.
_PAIRS: Final = {
    "in": ("house", "depth", "memory", "person", "app", "sample", "context", "stream", "process"),
    "on": ("call", "premise", "prem", "site", "device", "demand", "time", "the", "chain", "policy"),
    "to": ("end", "do", "market", "speech", "text", "image"),
    "of": ("the", "sample", "distribution", "domain", "concept", "art", "mouth"),
    "the": ("art", "box", "loop", "clock", "job", "board"),
    "up": ("to", "front", "sampl"),
    "out": ("of",),
    "off": ("the", "policy", "line", "site"),
    "pre": ("train", "process", "comput", "sales", "commit", "production", "seed", "launch"),
    "post": ("op", "process", "train", "doc", "graduat", "mortem", "deploy", "launch"),
    "co": ("found", "author", "organi", "lead", "led", "design"),
    "e": ("commerce", "mail", "learning"),
    "so": ("called",),
    "set": ("top",),
    "fault": ("toleran",),
    "data": ("driven", "intensive", "centric"),
    "event": ("driven",),
    "human": ("in", "centred", "centered", "readable", "level"),
    "customer": ("facing", "centric", "obsessed"),
    "user": ("facing", "friendly", "centred", "centered"),
    "client": ("facing", "side"),
    "server": ("side",),
    "production": ("ready", "grade", "level"),
    "machine": ("readable", "learning", "learned"),
    "domain": ("specific", "driven"),
    "task": ("specific",),
    "mission": ("critical",),
    "cost": ("effective", "efficient", "benefit"),
    "decision": ("making", "maker"),
    "problem": ("solving", "solver"),
}


def keeps_hyphen(left: str, right: str, *, compounds: Set[str], words: Set[str]) -> bool:
    """Whether `left` at a line's end and `right` below it are joined with the hyphen.

    `compounds` and `words` are what stands elsewhere in the document, in lower case: the best evidence there is.
    """
    start, end = left.lower(), right.lower()
    if f"{start}-{end}" in compounds or _GOES_ON.match(end):
        return True
    if start + end in words or _ONE_WORD.fullmatch(start + end):
        return False
    if "-" in start or not left[-1:].islower() or (len(left) > 1 and left.isupper()):
        return True
    if start in _PAIRS:
        return end.startswith(_PAIRS[start])
    return len(end) > 2 and _FIRST_PARTS.fullmatch(start) is not None
