"""Which lines are headings, of which kind, and which are not."""

from __future__ import annotations

import pytest
from handmade import Row, page, plain, read, sections

from resume_check.keywords.shared import section_names
from resume_check.model import SectionKind
from resume_check.structure.heading_names import by_parts, by_slip
from resume_check.structure.headings import HeadingFinder, fold

HEADINGS = {
    "summary": [
        "Summary",
        "PROFESSIONAL SUMMARY",
        "Profile",
        "About Me",
        "In short",
        "Perfil",
        "Kurzprofil / In short",
        "tl;dr",
    ],
    "objective": ["Objective", "CARRIER OBJECTIVE:", "What I am looking for"],
    "experience": [
        "Experience",
        "WORK EXPERIENCE",
        "Relevant Experience",
        "Work history",
        "Employment",
        "Career History",
        "Work Experiences",
        "Professional Background",
        "Where I have worked",
        "Berufserfahrung / Work",
        "Expérience professionnelle",
        "Posts held",
        "RELEVANT DATA SCIENCE EXPERIENCE",
        "E X P E R I E N C E",
        "W O R K   H I S T O R Y",
        "3. Experience",
        "Work experience (selected)",
        "Iş deneyimi",
        "What I do now",
    ],
    "projects": [
        "Projects",
        "Personal Projects",
        "Things I have built",
        "Open Source",
        "SIDE PROJECTS",
        "Selected Projects",
    ],
    "research": ["Research Experience", "Master's Thesis"],
    "teaching": ["Teaching", "Teaching & mentoring"],
    "volunteering": ["Volunteering", "Extra-curricular Activities", "LEADERSHIP & ACTIVITIES"],
    "education": [
        "Education",
        "EDUCATIONAL QUALIFICATION",
        "Education & Certification",
        "Ausbildung",
        "Formación académica",
        "Studies",
        "EDUCATION, CERTIFICATES",
    ],
    "courses": ["Relevant Coursework", "Online courses"],
    "skills": [
        "Skills",
        "TECHNICAL SKILLS:",
        "Technical Toolkit",
        "Core Competencies",
        "Tools & Technologies",
        "SKILS",
        "Kenntnisse",
        "Tech stack",
        "What I work with",
    ],
    "certifications": ["Certifications", "Licenses & Certifications", "CERTIFICATONS", "Certs"],
    "publications": ["Publications", "Selected publications (of 34)", "Patents and publications", "SPEAKING & WRITING"],
    "awards": ["Honors & Awards", "Scholarships", "Most proud of"],
    "languages": ["Languages", "Sprachen", "Talks (human) languages"],
    "interests": ["Hobbies & Interests", "Off the clock"],
    "learning": ["Currently learning", "Want to learn"],
    "advert": ["Job description", "JOB DESCRIPTION (from your website)"],
    "references": ["References", "Referees"],
    "personal": ["Contact", "Personal details"],
}

NO_HEADINGS = [
    # titles
    "Head of Research",
    "Director of Education",
    "Machine Learning Engineer",
    "Research Assistant",
    "Work Student",
    "Teaching Assistant",
    "Senior Data Scientist, Projects",
    "Volunteer Coordinator",
    # employers
    "Kestrel Freight Ltd.",
    "Department of Education",
    "University of Applied Languages",
    "Institute for Career Research",
    "Tools & Dies Inc.",
    "Harbour Skills Group",
    # sentences and bullets
    "I have experience with Python",
    "Summary of three years: it worked.",
    "Built the skills portal for 40 schools",
    "Projects were delivered on time.",
    "My research was published in 2021",
    "- Skills",
    "• Education",
    # rows of skills and labels with content
    "Python, SQL, Docker",
    "Python",
    "PyTorch / TensorFlow",
    "Leadership ●●●●●",
    "Tools: Docker, Kubernetes",
    "Excel ★★★☆☆",
    # people, places, dates
    "Ada Vantongeren",
    "Houston, TX",
    "2019 - 2021",
    "May 2020",
    "ada@example.com",
    # words of headings in other use
    "Tools:",
    "Responsibilities",
    "Technologies",
]


def kinds(text: str) -> list[str]:
    return [
        kind for kind, _ in sections(read(f"Ada Vale\nada@example.com\n\n{text}\n\nsome words that stand below it\n"))
    ]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, found in HEADINGS.items() for text in found])
def test_heading(kind: str, text: str) -> None:
    assert kinds(text) == [kind]


def test_the_table_of_headings_is_long_enough() -> None:
    assert sum(map(len, HEADINGS.values())) >= 60
    assert len(NO_HEADINGS) >= 30


@pytest.mark.parametrize("text", NO_HEADINGS)
def test_no_heading_among_jobs(text: str) -> None:
    source = f"Experience\n\nEngineer, Foo\t2019 - 2021\n- did one thing\n{text}\n- did a second thing\n"
    assert sections(read(source)) == [("experience", "Experience")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hobbies & Interests", "hobbies and interests"),
        ("2) Work  History:", "work history"),
        ("E D U C A T I O N", "education"),
        ("W O R K  E X P E R I E N C E", "work experience"),
        ("Tools\tand technologies", "tools and technologies"),
        ("Publications (12)", "publications"),
        ("What I’ve built", "what i've built"),
        ("— Skills —", "skills"),
        ("●●●", ""),
    ],
)
def test_fold(text: str, name: str) -> None:
    assert fold(text) == name


def test_every_name_of_the_data_file_is_written_as_it_is_folded() -> None:
    names = section_names()
    every = [name for group in (*names.names.values(), names.sublabels) for name in group]
    assert [name for name in every if fold(name) != name] == []


def test_no_name_stands_for_two_kinds() -> None:
    every = [name for names in section_names().names.values() for name in names]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("skils", "skills"),
        ("experiance", "experience"),
        ("eduction", "education"),
        ("projetcs", "projects"),
        ("skiing", None),
    ],
)
def test_slips(name: str, kind: str | None) -> None:
    assert by_slip(name) == kind


def test_parts_must_all_be_known() -> None:
    assert by_parts("Awards, Grants / Patents") is SectionKind.AWARDS
    assert by_parts("Python, Skills") is None


def test_a_label_of_a_skills_list_is_no_heading() -> None:
    found = read("SKILLS\nLanguages: Python, Go\nTools\tDocker, Git\nEDUCATION\nBSc, 2015\n")
    assert [kind for kind, _ in sections(found)] == ["skills", "education"]


def test_a_label_that_each_job_has_is_no_heading() -> None:
    job = "Engineer, Foo\t2019 - 2020\nResponsibilities\n- one\nAchievements\n- two\n"
    assert [kind for kind, _ in sections(read("EXPERIENCE\n" + job + job))] == ["experience"]


def test_heading_and_content_on_one_line() -> None:
    found = read("SUMMARY\tJunior developer who likes tests\nSkills: Python, SQL\nEDUCATION\nBSc Physics, 2015\n")
    assert sections(found) == [("summary", "SUMMARY"), ("skills", "Skills"), ("education", "EDUCATION")]
    assert [found.slice(line) for line in found.lines if line.section == 1] == [
        "SUMMARY",
        "Junior developer who likes tests",
    ]


def test_an_unknown_name_in_the_style_of_headings_ends_a_section() -> None:
    head = {"size": 14.0, "bold": True}
    rows = [Row("Ada Vale", size=24), Row("Education", **head), Row("BSc Physics, 2015"), Row("Volcano diary", **head)]
    rows += [Row("Smoke on three mornings of the week, said the neighbour."), Row("Skills", **head), Row("Python, SQL")]
    assert sections(read(page(*rows))) == [("education", "Education"), ("other", "Volcano diary"), ("skills", "Skills")]


def test_a_small_bold_line_is_no_heading_though_it_has_the_name_of_one() -> None:
    """The end of a wrapped school's name: "..., Lee Valley / University"."""
    rows = [Row("Ada Vale", size=24)]
    for name in ("Summary", "Education", "Skills", "Awards"):
        rows += [Row(name, size=14, bold=True), Row("some text that stands in a small type below it, and more")]
    rows[4:4] = [Row("Master of Pharmacy, Valley", bold=True), Row("University", bold=True), Row("2011 – 2016")]
    assert [kind for kind, _ in sections(read(page(*rows)))] == ["summary", "education", "skills", "awards"]


def test_word_headings_of_a_lower_level_are_titles_of_entries() -> None:
    top, low = {"size": 13.0, "bold": True, "heading": True}, {"size": 11.0, "bold": True, "heading": True}
    rows = [
        Row("Jobs", **top),
        Row("Thesis worker", **low),
        Row("Norr AB, Jan 2026 – Jun 2026"),
        Row("• Placed microphones", bullet=True),
    ]
    rows += [
        Row("Projects", **top),
        Row("Bus or bike?", **low),
        Row("spring 2025, four of us"),
        Row("Skills", **top),
        Row("Python, SQL"),
    ]
    found = read(page(*rows))
    assert [kind for kind, _ in sections(found)] == ["experience", "projects", "skills"]
    assert [entry.title for entry in found.entries] == ["Thesis worker", "Bus or bike?"]


def test_the_name_at_the_top_of_markdown_is_no_section() -> None:
    found = read(
        plain("# Ada Vale\n\nEngineer\n\n## Work\n\n### Baker, Crumb\n\n2019 - 2020\n\n- bread\n", name="a.md")
    )
    assert sections(found) == [("experience", "Work")]


def test_a_sidebar_does_not_take_over_the_section_of_the_main_column() -> None:
    head = {"size": 12.0, "bold": True}
    rows = [Row("Experience", x0=200, column=0, **head), Row("Skills", x0=20, column=1, **head)]
    rows += [Row("Python, SQL", x0=20, column=1), Row("Baker, Crumb & Sons, 2019 - 2021", x0=200, column=2)]
    rows += [Row("• Bread for 40 shops", x0=202, column=2, bullet=True)]
    found = read(page(*rows))
    assert [section.kind.value for section in found.sections] == ["header", "experience", "skills", "experience"]


def test_finder_answers_for_one_line() -> None:
    document = plain("Ada Vale\n\nSkills: Python\n")
    found = HeadingFinder(document).find(document.lines[1], current=SectionKind.HEADER, first=True)
    assert found is not None
    assert (found.kind, found.length) == (SectionKind.SKILLS, len("Skills: "))


@pytest.mark.parametrize(
    "name",
    [
        "Not in my toolbox",
        "What I don't do",
        "No experience in",
        "Not my field",
        "Things I do not do",
        "Blind spots",
        "Not on offer",
        "Never touched in my life",
    ],
)
def test_headings_over_what_the_person_does_not_do(name: str) -> None:
    body = f"Experience\nClerk, Acme, 2019 - 2021\n\nSkills\nDocker, Terraform\n\n{name}\nTensorFlow, statistics\n"
    assert sections(read(f"Robin Vale\n\n{body}"))[1:] == [("skills", "Skills"), ("denied", name)]


@pytest.mark.parametrize(
    "name",
    [
        "Studying at present",
        "On my desk",
        "Learning right now",
        "Reading",
        "Courses in progress",
        "Next up",
        "Plans",
        "Learning this autumn",
        "Currently on my bookshelf",
    ],
)
def test_headings_over_what_is_still_learned(name: str) -> None:
    body = f"Experience\nClerk, Acme, 2019 - 2021\n\nSkills\nDocker, Terraform\n\n{name}\n- PyTorch, course 2 of 5\n"
    assert sections(read(f"Robin Vale\n\n{body}"))[1:] == [("skills", "Skills"), ("learning", name)]


@pytest.mark.parametrize("name", ["School and own projects", "University and private projects", "Work & side projects"])
def test_projects_of_two_kinds_are_projects(name: str) -> None:
    found = read(f"Robin Vale\n\nEducation\nBSc, Ghent, 2023 - 2027\n\n{name}\n- owl ears\n")
    assert sections(found)[-1] == ("projects", name)


def test_a_label_below_a_blank_line_is_a_heading_where_headings_stand_so() -> None:
    body = "Experience\nClerk, Acme, 2019 - 2021\n- filed\n\nThesis\n2016 - 2019, Grenoble: sparse priors\n\n"
    assert [kind for kind, _ in sections(read(f"Robin Vale\n\n{body}Skills\nFiling\n"))] == [
        "experience",
        "research",
        "skills",
    ]
    spaced = read("Robin Vale\n\nExperience\nClerk, Acme, 2019 - 2021\n\nThesis:\n- sparse priors\n")
    assert [kind for kind, _ in sections(spaced)] == ["experience"]


def test_a_project_that_opens_like_a_heading_stays_one() -> None:
    body = "Experience\nClerk, Acme, 2019 - 2021\n- filed\n\nSkills\nFiling\n\nProjects\nLedger\n- sums\n\n"
    found = read(f"Robin Vale\n\n{body}Learning to rank recipes\n- ranked\n")
    assert [kind for kind, _ in sections(found)] == ["experience", "skills", "projects"]
