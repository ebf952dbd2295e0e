"""Skills of any trade: what was done, told in the words of a trade, counts; the same words about things do not."""

from __future__ import annotations

import datetime as dt

import pytest

from resume_check.analyzer import analyse
from resume_check.settings import Settings

SETTINGS = Settings(as_of=dt.date(2026, 11, 22))


def status_of(criterion: str, line: str) -> str:
    """The status of a criterion in a resume whose only line of work is `line`."""
    text = f"Alex Vale\nalex.vale@post.example\n\nExperience\nAssistant, Kolm & Partner, 2015 - 2019\n- {line}\n"
    report = analyse(text.encode(), name="alex.txt", path="alex.txt", settings=SETTINGS)
    return next(str(item.finding.status) for item in report.criteria if item.id == criterion)


@pytest.mark.parametrize(
    ("criterion", "line"),
    [
        ("problem_solving", "Intermittent CAN bus dropouts traced to a missing terminator"),
        ("problem_solving", "Tracked down why the freezer tripped the breaker every Saturday: a worn door seal"),
        ("problem_solving", "GPU nodes hung under load; found a faulty riser, swapped it, no hang since"),
        ("problem_solving", "After the generator failed in a storm, kept the incubators alive on car batteries"),
        ("analytical_thinking", "Correlated humidity with weld porosity over a year"),
        ("analytical_thinking", "Looked at 18 months of near misses; most happened late in a double shift"),
        ("analytical_thinking", "Compared fuel use of 40 trucks by driver and route: idling costs most"),
        ("analytical_thinking", "Quantified how much of the churn came from price and how much from outages"),
        ("communication", "Trained 30 wardens on the new radio procedure"),
        ("communication", "Explained lab results to farmers in Hausa"),
        ("communication", "Authored the maintenance manual for the lift fleet"),
        ("communication", "Gave guided tours of the brewery in English and Czech"),
        ("collaboration", "Rebuilt the nave roof with two other carpenters"),
        ("collaboration", "My brother and I rebuilt a tractor"),
        ("collaboration", "As part of a four-person crew, laid 8 km of track a week"),
        ("collaboration", "Reviewed colleagues' code and had mine reviewed"),
        ("cross_functional", "Agreed delivery windows with drivers, buyers and the warehouse"),
        ("cross_functional", "Economists, hydrologists and I wrote one flood plan"),
        ("cross_functional", "Asked the welders what slowed them and built the jig with them"),
        ("cross_functional", "Translated between doctors and software engineers"),
        ("cross_functional", "Chose the cloth together with two milliners and a hatblocker"),
        ("cross_functional", "Foresters asked for fewer alerts, so we raised the threshold"),
        ("cross_functional", "Swap drawings each week with paint, glass and joinery planners"),
        ("cross_functional", "Seconded to the claims adjusters for a winter"),
        ("cross_functional", "Legal sat in on our weekly review"),
        ("collaboration", "Brief grooms, farriers and vets before each race day"),
        ("collaboration", "We were a crew of four on the lifeboat"),
        ("communication", "Speaker at the regional water congress"),
        ("communication", "How we lost that index became my talk in Graz"),
        ("communication", "Put the pension rules into plain words for widows"),
        ("communication", "Finance gets a live demo once a month"),
        ("communication", "Weekly note to the council on road works"),
        ("problem_solving", "The mixer tripped every Monday; it was the cleaning crew's kettle"),
        ("problem_solving", "Nobody could say why the ewes aborted, so I tested the well"),
        ("problem_solving", "No spare belt on the island, so I cut one from a tyre"),
        ("analytical_thinking", "Read till rolls by hour and proposed a later opening"),
        ("analytical_thinking", "Set the flour order from three winters of sales"),
        ("analytical_thinking", "Fed two mixes to the herd on alternate weeks and kept the cheaper"),
        ("analytical_thinking", "Found that breakages peak after public holidays"),
        ("communication", "Five talks at the beekeepers' congress"),
        ("communication", "Gave the porters an hour on lifting without harm"),
        ("communication", "Safety talk every Monday, three languages"),
        ("communication", "Handbook in Swahili for the health workers"),
        ("communication", "Spoke before the harbour council on dredging"),
        ("collaboration", "Consortium of three museums; I held the textiles"),
        ("collaboration", "Gang of six, I laid the kerbs"),
        ("collaboration", "Chair of the allotment group"),
        ("collaboration", "Took over the beds of a colleague while she was on leave"),
        ("cross_functional", "Diet committee: cooks, dietitians and a nurse"),
        ("cross_functional", "Potters, a chemist and two masons fixed the glaze in one room"),
        ("cross_functional", "Got the shepherds to trust the collars"),
        ("cross_functional", "Month end meetings with buyers, drivers and finance"),
        ("problem_solving", "Kiln kept tripping; it was a damp element"),
        ("problem_solving", "Two gauges disagreed, found the older one had been reset"),
        ("problem_solving", "Resolved a fault in the lift that was blocking us since months"),
    ],
)
def test_shown_in_use(criterion: str, line: str) -> None:
    assert status_of(criterion, line) == "demonstrated"


@pytest.mark.parametrize(
    ("criterion", "line"),
    [
        ("problem_solving", "Vendor engineers traced the fault while I held the torch"),
        ("problem_solving", "Trained a model that detects cracks in turbine blades"),
        ("problem_solving", "Repaired shoes and cut keys while customers waited"),
        ("problem_solving", "Reported all faults of the fleet to the garage"),
        ("analytical_thinking", "Weighed flour and measured water for 300 loaves"),
        ("analytical_thinking", "Cut costs by 12 percent per quarter"),
        ("analytical_thinking", "Shipped samples to the lab where chemists analysed them"),
        ("analytical_thinking", "Studied mechanical engineering part time"),
        ("communication", "Wrote SQL views for the finance mart"),
        ("communication", "Wrapped birthday presents in the toy department"),
        ("communication", "Trained a ranking model on customer clicks"),
        ("communication", "Wrote a parser that reads manuals and reports"),
        ("collaboration", "Stitched sails together on an old Singer"),
        ("collaboration", "Provided staff with uniforms"),
        ("collaboration", "Tested pages with user data"),
        ("collaboration", "Drove a team of horses"),
        ("cross_functional", "Paired with another engineer on the parser"),
        ("cross_functional", "Sold uniforms to nurses"),
        ("cross_functional", "Worked with sales data from 2015"),
        ("cross_functional", "Updated graphics cards with Nvidia drivers"),
        ("cross_functional", "Fitted kitchens with extractors, cookers and freezers"),
        ("cross_functional", "Fine-tuned transformers with adapters and tokenizers"),
        ("cross_functional", "Played bass on tour with The Wharfers"),
        ("collaboration", "Handled customers' orders at the counter"),
        ("communication", "Sold papers and tickets at the station"),
        ("problem_solving", "Replaced broken slates every spring"),
        ("problem_solving", "Kept the oven running"),
        ("analytical_thinking", "Logged the temperature of the cold room every hour"),
        ("analytical_thinking", "Measured windows and cut glass"),
        ("communication", "Attended two lectures on glazing"),
        ("communication", "Delivered letters to shopkeepers"),
        ("communication", "Sat at the desk while the guides gave tours"),
        ("collaboration", "Prepared rooms for the committee of doctors and lawyers"),
        ("collaboration", "Ran wages for 900 people"),
        ("cross_functional", "Uniforms for a nurse and a doctor"),
        ("cross_functional", "Interviewed engineers, analysts and designers for banks"),
        ("problem_solving", "Bus was late in traffic, tickets sold on board"),
        ("problem_solving", "Boiler stopped, replaced the valve"),
    ],
)
def test_other_meanings(criterion: str, line: str) -> None:
    assert status_of(criterion, line) == "absent"


@pytest.mark.parametrize(
    ("criterion", "skills", "status"),
    [
        ("analytical_thinking", "Analytical thinker, Excel", "listed"),
        ("analytical_thinking", "Analytical chemistry, titration", "absent"),
        ("communication", "Communication, MS Office", "listed"),
        ("communication", "Satellite communication, soldering", "absent"),
        ("collaboration", "Ability to work in a team, Excel", "listed"),
        ("collaboration", "Collaborative robots, PLC", "absent"),
        ("cross_functional", "Cross-functional collaboration, Jira", "listed"),
    ],
)
def test_names_in_a_list(criterion: str, skills: str, status: str) -> None:
    text = f"Alex Vale\nalex.vale@post.example\n\nSkills\n{skills}\n"
    report = analyse(text.encode(), name="alex.txt", path="alex.txt", settings=SETTINGS)
    assert next(str(item.finding.status) for item in report.criteria if item.id == criterion) == status


def data_status_of(criterion: str, line: str, title: str = "Machine Learning Engineer") -> str:
    """The status of a criterion in a resume whose only line of work, under `title`, is `line`."""
    text = f"Alex Vale\nalex.vale@post.example\n\nExperience\n{title}, Kolm & Partner, 2015 - 2019\n- {line}\n"
    report = analyse(text.encode(), name="alex.txt", path="alex.txt", settings=SETTINGS)
    return next(str(item.finding.status) for item in report.criteria if item.id == criterion)


@pytest.mark.parametrize(
    ("criterion", "line"),
    [
        ("collect_data", "own corpus, 300 singers"),
        ("collect_data", "4,000 leaf pictures taken by foresters, two autumns"),
        ("collect_data", "Gained access to the register of wells"),
        ("collect_data", "Mounted cameras over six conveyors"),
        ("data_preprocessing", "bad rows thrown out, the rest on one clock"),
        ("data_preprocessing", "Sonar readings trimmed before training"),
        ("data_preprocessing", "Turned raw tachograph files into features"),
        ("data_preprocessing", "Matched vessels across three registers by name"),
    ],
)
def test_data_work_in_the_field(criterion: str, line: str) -> None:
    assert data_status_of(criterion, line) == "demonstrated"


@pytest.mark.parametrize(
    ("criterion", "line", "title"),
    [
        ("collect_data", "Mounted cameras over six doors", "Alarm Fitter"),
        ("collect_data", "Pictures taken by hand, weddings mostly", "Photographer"),
        ("data_preprocessing", "Audio cut to 30 seconds for radio spots", "Sound Engineer"),
        ("data_preprocessing", "Filtered requests before they reach the gateway", "Backend Developer"),
    ],
)
def test_the_same_words_in_other_work(criterion: str, line: str, title: str) -> None:
    assert data_status_of(criterion, line, title) == "absent"
