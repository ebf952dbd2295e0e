"""Links and handles of the person's own, on the hosts of code and elsewhere."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from small_role import AS_OF, facts_of, read, resume_of

from resume_check.criteria.portfolio import MAX_LINKS, find_host_lines, find_portfolio
from resume_check.model import Link, Match, Portfolio, Status
from resume_check.structure import structure

JOB = "EXPERIENCE\nClerk, Acme, Jan 2020 - Dec 2021\n- {}\n"


def portfolio(text: str, *links: Link) -> Portfolio:
    """What is found in `text`, with links that a PDF or DOCX would have brought."""
    resume = structure(replace(read(text), links=links), as_of=AS_OF)
    return find_portfolio(resume, find_host_lines(resume))


@pytest.mark.parametrize(
    ("contact", "host"),
    [
        ("https://github.com/robinvale", "github"),
        ("github.com/robinvale", "github"),
        ("www.github.com/robinvale/", "github"),
        ("GITHUB.COM/RobinVale", "github"),
        ("robinvale.github.io", "github"),
        ("https://gist.github.com/robinvale/1f", "github"),
        ("gitlab.com/robin.vale", "gitlab"),
        ("bitbucket.org/rvale", "bitbucket"),
        ("huggingface.co/rvale", "huggingface"),
        ("hf.co/rvale", "huggingface"),
        ("kaggle.com/rvale", "kaggle"),
        ("GitHub: robinvale", "github"),
        ("GitHub: @robin-vale", "github"),
        ("GitHub @rvale", "github"),
        ("Hugging Face: rvale", "huggingface"),
        ("github (robinvale)", "github"),
    ],
)
def test_hosts_in_the_contact_lines(contact: str, host: str) -> None:
    found = portfolio(f"Robin Vale\nrobin@post.example | {contact}\n\nSKILLS\nPython\n")
    assert found.code_host
    assert found.hosts == (host,)


@pytest.mark.parametrize(
    "contact",
    [
        "github.com",
        "https://github.com/features/actions",
        "github.com/topics/python",
        "huggingface.co/models",
        "github.io",
        "notgithub.com/robinvale",
        "robin@github.com",
        "GitHub",
        "GitHub: Actions",
        "GitHub: on request",
        "GitHub Actions",
        "gitlab-runner",
        "robinvale.example/github",
        "linkedin.com/in/robinvale",
        "GitHub: ab",  # too short for a handle
    ],
)
def test_no_page_of_the_person(contact: str) -> None:
    found = portfolio(f"Robin Vale\nrobin@post.example | {contact}\n\nSKILLS\nPython\n")
    assert not found.code_host
    assert found.hosts == ()


@pytest.mark.parametrize(
    "line",
    [
        "Kept github.com/acme/tools in order",
        "GitHub: acme-tools was the place of all code",
        "Moved the code to gitlab.com/acme",
    ],
)
def test_repositories_of_an_employer_do_not_count(line: str) -> None:
    assert not portfolio(JOB.format(line)).code_host


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("Code: github.com/robinvale/maps", True),
        ("Built on github.com/psf/requests for speed", False),
        ("Uses github.com/psf/requests for speed", False),
        ("A fork of https://github.com/psf/requests for speed", False),
        ("GitHub: robin-vale", True),
        ("GitHub: hosted", False),  # behind the contact lines a bare word is no handle
    ],
)
def test_repositories_in_projects(line: str, own: bool) -> None:
    text = f"PROJECTS\nMaps of the moor, Jan 2020 - Dec 2021\n- {line}\n"
    assert portfolio(text).code_host is own


TEXT = "Robin Vale\nrobin@post.example, GitHub\n\n" + JOB.format("Kept acme/tools in order") + "\nSKILLS\nPython\n"


@pytest.mark.parametrize("text", ["GitHub", "", "text that stands nowhere"])
def test_a_link_without_a_visible_address(text: str) -> None:
    found = portfolio(TEXT, Link("https://github.com/robinvale", text, 1))
    assert found == Portfolio(True, ("github",), ("https://github.com/robinvale",))


def test_other_links_are_kept_and_make_no_code_host() -> None:
    found = portfolio(TEXT, Link("https://robinvale.example", "", 1), Link("mailto:robin@post.example", "", 1))
    assert found == Portfolio(False, (), ("https://robinvale.example",))


def test_a_link_on_an_employers_repository_is_not_the_persons() -> None:
    found = portfolio(TEXT, Link("https://github.com/acme/tools", "acme/tools", 1))
    assert not found.code_host


def test_a_link_in_words_about_others_is_not_the_persons() -> None:
    text = "PROJECTS\nMaps of the moor, Jan 2020 - Dec 2021\n- Built on requests for speed\n"
    assert not portfolio(text, Link("https://github.com/psf/requests", "requests", 1)).code_host
    assert portfolio(text, Link("https://github.com/robinvale/maps", "Maps", 1)).code_host


def test_hosts_and_links_stand_once_in_order_of_appearance() -> None:
    text = "Robin Vale\nkaggle.com/rvale | github.com/rvale | github.com/rvale\n\nSKILLS\nPython\n"
    found = portfolio(text, Link("https://github.com/rvale", "", 1))
    assert found.hosts == ("github", "kaggle")
    assert found.links == ("https://github.com/rvale", "https://kaggle.com/rvale")


def test_there_is_an_end_to_links() -> None:
    links = [Link(f"https://site.example/{number}", "", 1) for number in range(5 * MAX_LINKS)]
    assert len(portfolio(TEXT, *links).links) == MAX_LINKS


def test_nothing_is_found_in_nothing() -> None:
    resume = resume_of("Robin Vale\n")
    assert find_portfolio(resume, find_host_lines(resume)) == Portfolio(False, (), ())


@pytest.mark.parametrize(
    ("body", "status", "score"),
    [
        ("Robin Vale\n\nSKILLS\nPython\n", Status.ABSENT, 0.0),
        ("Robin Vale\ngithub.com/rvale\n\nSKILLS\nPython\n", Status.LISTED, 0.4),
        ("Robin Vale\ngithub.com/rvale\n\n" + JOB.format("Ran Python daily"), Status.DEMONSTRATED, 1.0),
        ("Robin Vale\ngithub.com/rvale\n\n" + JOB.format("Ran NumPy daily"), Status.LISTED, 0.4),  # not asked for
        ("Robin Vale\ngithub.com/rvale\n\nPROJECTS\nMaps, 2020 - 2021\n- Drew maps\n", Status.DEMONSTRATED, 1.0),
        ("Robin Vale\n\n" + JOB.format("Ran Python daily"), Status.ABSENT, 0.0),
    ],
)
def test_finding(body: str, status: Status, score: float) -> None:
    finding = facts_of(body).findings["portfolio"]
    assert (finding.status, finding.score) == (status, score)
    links = [item.quote for item in finding.evidence if item.match is Match.LINK]
    assert links == (["github.com/rvale"] if score else [])
