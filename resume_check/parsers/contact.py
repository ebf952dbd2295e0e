"""Contact details that stand only in a page's margin, where many systems do not look."""

from __future__ import annotations

import re
from typing import Final

from resume_check.model import Notice

_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
_PHONE: Final = re.compile(r"[0-9][0-9 ()./-]{7,20}[0-9]")  # behind a "+" or "(", which tell nothing
_MIN_PHONE_DIGITS: Final = 9  # two years make eight


def contact_notices(margin: str, main: str) -> list[Notice]:
    """A notice where `margin`, the text of headers and footers, holds contact details that `main` does not."""
    missing = [
        label
        for label, has in (("e-mail address", has_email), ("phone number", has_phone))
        if has(margin) and not has(main)
    ]
    if not missing:
        return []
    stands = "stands" if len(missing) == 1 else "stand"
    message = f"The {' and the '.join(missing)} {stands} only in the page header or footer, which many systems skip."
    return [Notice("contact-in-header", message)]


def has_email(text: str) -> bool:
    """Whether an e-mail address stands in `text`."""
    return _EMAIL.search(text) is not None


def has_phone(text: str) -> bool:
    """Whether a phone number stands in `text`."""
    return any(sum(map(str.isdigit, match)) >= _MIN_PHONE_DIGITS for match in _PHONE.findall(text))
