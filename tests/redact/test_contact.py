"""Which numbers, addresses and handles are personal, and which are the work's."""

# ruff: noqa: E501 - lines as they stand in resumes
from __future__ import annotations

import pytest

from resume_check.redact.contact import details, emails, handles, links, phones
from resume_check.redact.spans import Span


def everywhere(_: int) -> bool:
    return True


def nowhere(_: int) -> bool:
    return False


def texts(text: str, spans: list[Span]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    "number",
    [
        *("+31 6 5550 1234", "+1 (512) 555-0119", "+44 (0)20 7946 0958", "0044 20 7946 0958", "(512) 555-0119"),
        *("512-555-0119", "512.555.0119", "07700 900145", "020 7946 0958", "+49 30/5550129", "030/55501299"),
        *("+33 6 55 50 01 77", "+91-98455 50123", "+86 138 5550 1234", "+251912345678", "+47 555 01 234"),
        *("+254 700 555 018", "+420 601 555 017 ext. 12", "+٩٦٦ ٥٥ ٥٥٠ ١٢٣٤"),
    ],
)
def test_a_number_is_known_anywhere(number: str) -> None:
    text = f"Reach me at {number} or not."
    assert texts(text, list(phones(text, nowhere))) == [number]


@pytest.mark.parametrize("number", ["655 501 122", "20 55 01 44", "555 0123", "91234567", "2015550119", "011 555 0190"])
def test_a_number_is_known_in_the_contact_part_and_by_its_label(number: str) -> None:
    assert texts(number, list(phones(number, everywhere))) == [number]
    text = f"Tel.: {number}"
    assert texts(text, list(phones(text, nowhere))) == [number]


@pytest.mark.parametrize(
    "text",
    [
        *("2019 - 2023", "2019-2021, 2021-2023", "04.2022 – 03.2024", "2020-01-15", "01/2019 - 12/2021", "20190401"),
        *("1 200 000 users", "30.000.000 rows", "10,000,000 requests", "0.8812345", "from 0.61 to 0.68", "1234567"),
        *("arXiv:2104.12345", "192.168.100.101", "3.14159265", "12 345 678 rows", "grew by 35.5 %", "1 000 000 000"),
        *("GPT-4 in 2023/24", "10.1145/3292500.3330701", "ISO 27001 2013", "$1 250 000 saved", "+5 000 000 rows"),
    ],
)
def test_figures_and_dates_are_no_numbers(text: str) -> None:
    assert list(phones(text, nowhere)) == []


@pytest.mark.parametrize("text", ["2019 - 2023", "04.2022 – 03.2024", "2020-01-15", "01/2019 - 12/2021", "20190401"])
def test_dates_are_no_numbers_in_the_contact_part_either(text: str) -> None:
    assert list(phones(text, everywhere)) == []


def test_a_known_number_is_known_in_any_spelling() -> None:
    assert texts("(call 655501122)", list(phones("(call 655501122)", nowhere, frozenset({"5501122"})))) == ["655501122"]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "jane.doe@mail.test",
            "j+cv@sub.mail.co.uk",
            "jane @ mail . test",
            "jane (at) mail (dot) test",
            "jane[at]mail.test",
        ),
        *(
            "jane at mail dot test",
            "jane.doe {at} mail.test",
            "jane.doe@\nmail.test",
            "jürgen@müller.example",
            "j_d@mail.test",
        ),
        *("jane(@)mail.test", "jane [ät] mail [punkt] test", "o'brien@mail.test"),
    ],
)
def test_addresses(address: str) -> None:
    text = f"Mail: {address}, or a letter"
    assert texts(text, list(emails(text))) == [address]


@pytest.mark.parametrize(
    "text", ["MRR@10 from 0.42", "mAP@0.5", "precision@k", "worked at booking.com", "@jane", "NDCG@5. Then"]
)
def test_metrics_are_no_addresses(text: str) -> None:
    assert list(emails(text)) == []


@pytest.mark.parametrize(
    "address",
    [
        *("github.com/jane-doe", "https://www.linkedin.com/in/jane-doe/", "jane.github.io", "https://x.com/jane"),
        *("scholar.google.com/citations?user=abc", "de.linkedin.com/in/jane", "huggingface.co/jane/model", "t.me/jane"),
        "orcid.org/0000-0002-5550-0001",
    ],
)
def test_profiles_are_known_anywhere(address: str) -> None:
    text = f"See {address}, and more"
    assert texts(text, list(links(text, nowhere, lambda _: False)))[0] == address


@pytest.mark.parametrize(
    "text", ["GitHub Actions", "Node.js and Next.js", "e.g. this", "scikit-learn.org", "https://pytorch.org/docs"]
)
def test_the_field_s_own_sites_stay(text: str) -> None:
    assert list(links(text, nowhere, lambda _: False)) == []


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        *(("GitHub: kab-codes", "kab-codes"), ("bozplays on GitHub", "bozplays"), ("LinkedIn\tjane-doe", "jane-doe")),
        *(("| @jane_doe |", "jane_doe"), ("Skype: live.jane", "live.jane"), ("github @jdoe", "jdoe")),
    ],
)
def test_handles_of_the_contact_part(text: str, handle: str) -> None:
    assert {name for _, name in handles(text, everywhere)} == {handle}
    assert list(handles(text, nowhere)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("Date of birth: 3 May 1990", "3 May 1990"), ("DOB 03/05/1990 | x", "03/05/1990"), ("Born\t14. Mai 1993 in Villach", "14. Mai 1993 in Villach")),
        *(("Nationality: German, Marital status: single", "German"), ("geb. am 01.02.1985", "01.02.1985"), ("Age: 38", "38")),
        *(("Textile engineer, 34 years old.", "34 years old"), ("Estado civil: soltera; x", "soltera"), ("né le 3 mai 1990", "3 mai 1990")),
    ],
)  # fmt: skip
def test_labelled_details(text: str, value: str) -> None:
    assert texts(text, list(details(text)))[0] == value


@pytest.mark.parametrize(
    "text",
    ["Born on Java, raised on Java", "the age of deep learning", "gender bias: measured", "a 10 years old service"],
)
def test_words_that_label_nothing(text: str) -> None:
    assert texts(text, list(details(text))) == []
