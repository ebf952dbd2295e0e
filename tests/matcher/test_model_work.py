"""What lines of work show of the work with data and models, whoever wrote them; all of them written for this test."""

from __future__ import annotations

import datetime as dt

import pytest

from resume_check.analyzer import analyse
from resume_check.settings import Settings

SETTINGS = Settings(as_of=dt.date(2026, 11, 22))

# criterion, job, line of work
SHOWN = [
    (
        "collect_data",
        "Physiotherapist, Reha Sankt Jost",
        "Strapped sensors to 80 knees and recorded gait data before and after surgery",
    ),
    (
        "collect_data",
        "Research Assistant, Makerere",
        "Visited 38 clinics with a questionnaire and typed answers into REDCap",
    ),
    (
        "collect_data",
        "Big Data Engineer, Infotek, Hyderabad",
        "Ingesting IoT data from 9,000 pumps into HDFS by NiFi and Kafka",
    ),
    ("collect_data", "Recipe similarity", "Scraped 60k recipes with BeautifulSoup, three weeks of polite requests"),
    (
        "collect_data",
        "Machine Learning Engineer, Tivo Farm",
        "Put cameras in four barns and collected 2 TB of pig video",
    ),
    (
        "collect_data",
        "Computational Linguist, Duden",
        "Ran a labelling project with six students: 30k sentences, two passes, kappa .79",
    ),
    (
        "collect_data",
        "Data Scientist, Ceylon Tea",
        "Combined auction prices, rainfall and factory records into one panel from 1999 on",
    ),
    ("collect_data", "Analyst, Road Safety Agency", "Extracted 15 years of crash records from scanned police forms"),
    (
        "data_preprocessing",
        "Nurse Informatician, NHS Tay",
        "Standardised drug names across five wards' exports and dropped test patients",
    ),
    (
        "data_preprocessing",
        "Data Scientist, Zalora",
        "Made 300 customer features: recency, size returns, night browsing",
    ),
    (
        "data_preprocessing",
        "ML Engineer, Tolkien",
        "Text normalisation for Finnish speech: numbers, abbreviations, filler words",
    ),
    (
        "data_preprocessing",
        "Junior Analyst, BPS Jakarta",
        "Handling missing values and outliers of household survey, then weighting",
    ),
    (
        "data_preprocessing",
        "Quant Researcher, Tideway",
        "Adjusted prices for splits and dividends, aligned calendars across 12 exchanges",
    ),
    (
        "build_models",
        "Data Scientist, Vattenkraft",
        "Inflow model for 12 reservoirs, gradient boosting with snow and soil inputs",
    ),
    (
        "build_models",
        "Veterinary Researcher, Onderstepoort",
        "Developed a random forest to predict lameness from step counters",
    ),
    (
        "build_models",
        "Machine Learning Engineer, Lexum",
        "Designed a citation recommender: two encoders and a re-ranking step",
    ),
    ("build_models", "Poker bot", "Self-play with a small value network, 40 lines of theory, 4,000 of code"),
    (
        "train_evaluate",
        "Radiology Researcher, AKH Wien",
        "Retrained on our scanner's images; sensitivity back to 0.94 on the next 300 patients",
    ),
    (
        "train_evaluate",
        "ML Engineer, Bolt",
        "Every new version must beat the live one on last month's rides before it goes anywhere",
    ),
    ("train_evaluate", "Data Scientist, Migros", "Compared Prophet, ETS and boosted trees over 80 origins by WAPE"),
    ("train_evaluate", "Actuarial Analyst, Allianz", "Validated the lapse model on two later years, lift by decile"),
    ("deploy_models", "ML Engineer, Grab", "Fare predictor answers 3k calls a second from six regions"),
    ("deploy_models", "Data Scientist, KLM", "Crew-sick forecast lands in the planners' inbox at six every morning"),
    ("deploy_models", "Computer Vision Engineer, Agrobot", "Weed detector now drives the sprayer on 14 machines"),
    (
        "deploy_models",
        "Data Scientist, PayU, Gurgaon",
        "Hosted fraud model as microservice on ECS, having autoscaling and alerts",
    ),
    ("deploy_models", "Chess coach", "Exported to ONNX and wrapped in a Telegram bot, 200 players so far"),
    (
        "deploy_models",
        "Research Engineer, Met Office",
        "Neural downscaling has been part of the operational chain since May 2022",
    ),
    (
        "deploy_models",
        "ML Platform Engineer, Allegro",
        "Serving for 60 models: autoscaling, shadow traffic, one-click rollback",
    ),
    (
        "deploy_models",
        "LLM Engineer, Notaris",
        "Summaries go out to 900 notaries each evening, with a human click before they count",
    ),
    (
        "deploy_models",
        "ML Engineer, Zalando",
        "Size advice model on 12 shops' product pages, 25 ms budget, rollback flag, weekly drift check",
    ),
    ("optimize_models", "ML Engineer, Strava", "Embeddings from 512 to 128 dims, same NDCG, a third of the memory"),
    (
        "optimize_models",
        "Data Scientist, Sanlam",
        "Threshold and class weights reworked: 18% fewer false alarms at the same catch",
    ),
    ("optimize_models", "PhD, speech", "SpecAugment and a longer schedule, WER 9.8 down to 8.1"),
    (
        "optimize_models",
        "Inference Engineer, Mistwerk",
        "Rewrote the attention kernel in Triton; tokens per second doubled",
    ),
    (
        "optimize_models",
        "Data Scientist, Uber",
        "Pruned the tree ensemble from 2,000 to 300 trees, same AUC, latency down by 70%",
    ),
    (
        "model_evaluation",
        "Data Scientist, Ikano",
        "Checked that approved and declined groups are scored alike, Gini by age and gender",
    ),
    ("collect_data", "Machine Learning Engineer, Nordhav", "Shot 2,000 pictures of herring crates under deck lamps"),
    (
        "collect_data",
        "Data Scientist, Mobilis",
        "Requested fuel and trip logs from four depots, a row per bus and day",
    ),
    ("collect_data", "NLP Engineer, Saami Tale", "Paid eleven teachers to record 90 prompts each in three dialects"),
    ("data_preprocessing", "Data Scientist, Mobilis", "Frozen odometers dropped, gaps filled, all on an hourly grid"),
    ("data_preprocessing", "ML Engineer, Kirjasto", "Dedup of catalogue entries, titles normalised"),
    ("model_evaluation", "ML Engineer, Nordhav", "46 of 50 crates right, crushed fish is what it gets wrong"),
    ("model_evaluation", "Decision Scientist, Rimi", "Mean error of 3 pallets, by store and season"),
    ("model_evaluation", "Data Scientist, Mobilis", "Beats the planners' own numbers on two depots of three"),
    ("deploy_models", "Data Scientist, Mobilis", "Workshop foremen get a list of buses each morning"),
    ("deploy_models", "Algorithm Developer, Optikum", "In series cameras since 2023"),
    ("deploy_models", "ML Engineer, Nordhav", "Flags bad crates on the belt, staff confirm by a button"),
    ("optimize_models", "ML Engineer, Nordhav", "Network from 40 MB to 6 MB"),
]
NOT_SHOWN = [
    ("collect_data", "Customs Officer, Hamburg", "Collected duties and recorded consignments at the gate"),
    (
        "collect_data",
        "Nurse, Klinik Ost",
        "Measured blood pressure and recorded readings in the chart every four hours",
    ),
    ("collect_data", "Store Assistant, Tesco", "Labelled shelves, scanned items and counted stock every Sunday"),
    ("collect_data", "Geologist, Drillco", "Logged 4 km of drill core and collected rock samples"),
    ("collect_data", "Video Editor, Kanal 5", "Recorded and cut 300 clips for social media"),
    ("collect_data", "Fundraiser, Oxfam", "Collected 40,000 euros and recorded donors in the register"),
    ("collect_data", "Barrister, Gray's Inn", "Compiled evidence and annotated statutes for appeals"),
    ("collect_data", "IT Support, Uni Graz", "Pulled cables, set up the backup pipeline and logged tickets"),
    ("collect_data", "HR Assistant, Kofola", "Gathered payslips and interviewed 60 candidates for the plant"),
    ("data_preprocessing", "Car Cleaner, Sixt", "Cleaned 30 cars per shift and removed scratches"),
    ("data_preprocessing", "Carpenter, Holz AG", "Filled gaps, aligned frames and corrected warped doors"),
    ("data_preprocessing", "Translator, freelance", "Corrected typos and unified terminology in 200 manuals"),
    ("data_preprocessing", "Payroll Clerk, Bidvest", "Corrected missing entries on time sheets and reconciled wages"),
    ("data_preprocessing", "Dentist, own practice", "Filled teeth, removed plaque, aligned bites"),
    ("data_preprocessing", "Product Manager, Spotware", "Defined features and removed duplicate screens from the app"),
    ("build_models", "Fashion Designer, Zara", "Built new models for spring and fitted them on mannequins"),
    ("build_models", "Business Analyst, Accenture", "Developed the operating model and a cost model for the merger"),
    ("build_models", "Urban Planner, Gemeente Delft", "Made a 3D model of the quarter and a traffic network plan"),
    (
        "build_models",
        "Software Engineer, SAP",
        "Implemented the permission model and the object model of the billing module",
    ),
    ("build_models", "Power Engineer, Eskom", "Developed the load flow model of the network in PowerFactory"),
    ("train_evaluate", "Retail Trainer, H&M", "Trained staff on new models of tills and tested their knowledge"),
    ("train_evaluate", "Horse Trainer, Gestüt Holm", "Trained young horses and evaluated their gait over 60 shows"),
    ("train_evaluate", "Test Pilot, Airbus", "Tested new aircraft models and validated flight data against simulation"),
    ("train_evaluate", "Model Agency Scout, Elite", "Assessed models at castings and compared portfolios"),
    (
        "train_evaluate",
        "Flight Instructor, Lufthansa",
        "Trained pilots and checked them in the simulator every six months",
    ),
    (
        "deploy_models",
        "Sales Director, Volvo",
        "Brought two new models to market and went live with the dealer network",
    ),
    (
        "deploy_models",
        "Supply Officer, Bundeswehr",
        "Deployed with the field hospital; ran the stock system in production",
    ),
    (
        "deploy_models",
        "Frontend Developer, Trivago",
        "Released the new app; it runs on iOS and Android, 2M users daily",
    ),
    ("deploy_models", "Product Owner, ING", "Took the subscription model live in three countries"),
    (
        "deploy_models",
        "Production Engineer, Bosch",
        "Brought the new line into production and monitored drift of the gauges",
    ),
    ("deploy_models", "BI Consultant, Adesso", "Published tabular models to production, refresh every night"),
    ("deploy_models", "Coast Guard, Kystvakten", "Predicted drift of boats and deployed lifeboats"),
    ("deploy_models", "Infantry Officer, Army", "Deployed a detection network of sensors and troops along the border"),
    ("deploy_models", "Platform Engineer, Otto", "Deployed microservices to Kubernetes, canary releases, 99.9% uptime"),
    ("optimize_models", "Web Developer, OTTO", "Compressed images and cut page load from 4 s to 1.2 s"),
    ("optimize_models", "Machinist, SKF", "Tuned feeds and speeds; cycle time from 9 to 7 minutes"),
    (
        "optimize_models",
        "SQL Developer, HDFC",
        "Tuned queries and reduced runtime of month end batch from 6 hours to 1",
    ),
    ("optimize_models", "Logistics Planner, DHL", "Optimised the delivery network, cost per parcel down 8 percent"),
    ("optimize_models", "Cycling Coach, UCI", "Improved threshold power by 8 percent and cut lap times"),
    ("optimize_models", "Building Engineer, Arup", "Reduced energy use by 20 percent with a better control model"),
    ("model_evaluation", "Pharmacist, Boots", "Precision and accuracy in dispensing: 99.8% over two audits"),
    ("model_evaluation", "Lab Technician, Synlab", "Validated assays for sensitivity, specificity and recovery"),
    ("machine_learning", "Sewing Instructor", "Learning by machine: taught classification of stitches"),
    ("statistics", "Cricket Scorer, Lord's", "Kept averages and statistics of county matches"),
    ("statistics", "Press Officer, FA", "Published match statistics and crowd figures"),
    ("collect_data", "Database Administrator, Kela", "Merged two customer tables and pruned old partitions"),
    ("data_preprocessing", "Frontend Developer, Vinted", "Worked with back-end engineers on the new search page"),
    ("data_preprocessing", "PHP Developer, Rossum", "Feature flags and dead code removed"),
    ("deploy_models", "Machine Learning Engineer, Lindo", "Cut inference time on a laptop by half"),
    ("deploy_models", "Mobile Developer, Wolt", "App on 2M phones, p95 under 90 ms, runs in every country"),
    ("model_evaluation", "Sales Planner, Orkla", "Forecast accuracy 81%, checked against orders"),
    ("build_models", "BIM Modeller, Sweco", "Models of 12 schools checked against scans each week"),
    ("machine_learning", "Platform Engineer, Tele2", "Ran MLflow, KServe and Triton for the risk team"),
]
CLAIMS = [
    ("train_evaluate", "SKILLS\nDaily: Python, Docker, Kubernetes, Terraform\nRarely: PyTorch, TensorFlow"),
    ("build_models", "SKILLS\nPython, XGBoost, PyTorch, BERT, LSTM, scikit-learn"),
    ("deploy_models", "SUMMARY\nEngineer with four years of Python and FastAPI in production."),
]
NAMED = [
    ("collect_data", "SKILLS\nDataset curation, corpus building"),
    ("build_models", "SKILLS\nNeural network design, SQL"),
    ("train_evaluate", "COURSES\nTraining and Evaluating Models, Udacity, 2020"),
    ("deploy_models", "COURSES\nDeployment of ML Systems, University of Bergen, 2021"),
    ("optimize_models", "SKILLS\nNetwork compression, Git"),
    ("data_preprocessing", "SUMMARY\nAnalyst, strong in data wrangling and charts."),
]


def status(text: str, criterion: str) -> str:
    resume = f"Alex Vale\nalex.vale@post.example\n\n{text}\n"
    report = analyse(resume.encode(), name="resume.txt", path="resume.txt", settings=SETTINGS)
    return next(item.finding.status.value for item in report.criteria if item.id == criterion)


def job(title: str, line: str) -> str:
    return f"EXPERIENCE\n{title}, 2018 - 2022\n- {line}"


def test_there_are_as_many_lines_that_must_not_count() -> None:
    assert len(SHOWN) >= 30
    assert len(NOT_SHOWN) >= 30


@pytest.mark.parametrize(("criterion", "title", "line"), SHOWN)
def test_work_is_shown_without_its_name(criterion: str, title: str, line: str) -> None:
    assert status(job(title, line), criterion) == "demonstrated"


@pytest.mark.parametrize(("criterion", "title", "line"), NOT_SHOWN)
def test_other_trades_words_show_nothing(criterion: str, title: str, line: str) -> None:
    assert status(job(title, line), criterion) == "absent"


@pytest.mark.parametrize(("criterion", "text"), CLAIMS)
def test_names_of_tools_in_a_list_are_no_work_with_models(criterion: str, text: str) -> None:
    assert status(text, criterion) == "absent"


@pytest.mark.parametrize(("criterion", "text"), NAMED)
def test_the_name_of_the_work_in_a_list_is_listed(criterion: str, text: str) -> None:
    assert status(text, criterion) == "listed"


def test_serving_other_peoples_models_is_deployment_alone() -> None:
    text = job(
        "MLOps Engineer, Nordbank", "Packaged the risk team's scikit-learn models as Docker images, canary releases"
    )
    assert status(text, "deploy_models") == "demonstrated"
    assert status(text, "build_models") == "absent"
    assert status(text, "train_evaluate") == "absent"
