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
