"""What people of several trades do and know: the words that `people` chooses from."""

from __future__ import annotations

from typing import NamedTuple


class Trade(NamedTuple):
    """The words of one trade."""

    titles: tuple[str, ...]
    field: str
    objects: tuple[str, ...]
    skills: tuple[str, ...]


def _trade(titles: str, field: str, objects: str, skills: str) -> Trade:
    return Trade(tuple(titles.split("|")), field, tuple(objects.split("|")), tuple(skills.split("|")))


TRADES: tuple[Trade, ...] = (
    _trade(
        "Ward Nurse|Staff Nurse|Nursing Assistant|Night Nurse",
        "Nursing",
        "the care of post-operative patients|medication rounds|shift handovers|a falls prevention scheme|"
        "wound dressing clinics|admission interviews|the ward's infection audits|family meetings",
        "Triage|Wound care|Patient records|Infusion pumps|Shift planning|First aid|Palliative care|Mentoring",
    ),
    _trade(
        "Machine Learning Engineer|Data Scientist|Research Engineer|Junior Data Analyst",
        "Computer Science",
        "a churn model for 2.4 million accounts|the nightly feature pipeline|an evaluation harness|model cards|"
        "a real-time ranking service|offline and online experiments|labelling guidelines|drift monitoring",
        "Python|PyTorch|scikit-learn|Airflow|Kubernetes|PostgreSQL|Spark|C++|Docker|MLflow|A/B testing|Git",
    ),
    _trade(
        "Welding Foreman|Pipe Welder|Apprentice Welder",
        "Metalwork",
        "pressure vessel seams|the weld inspection log|pipe spools of up to 600 mm|hot work permits|"
        "the workshop's filler stock|fixtures for repeat parts|weekly toolbox talks|procedure qualifications",
        "TIG|MIG/MAG|Plasma cutting|Blueprint reading|Ultrasonic testing|Forklift licence|Rigging|ISO 9606-1",
    ),
    _trade(
        "Secondary School Teacher|Head of Mathematics|Supply Teacher",
        "Education",
        "mixed-ability classes of thirty|the exam preparation course|parents' evenings|a peer tutoring club|"
        "the department's schemes of work|school trips to science museums|the timetable|reading recovery lessons",
        "Lesson planning|Classroom management|GeoGebra|Special needs|Assessment|Pastoral care|Moodle|Drama",
    ),
    _trade(
        "Head Chef|Sous Chef|Pastry Cook|Kitchen Porter",
        "Culinary Arts",
        "a seasonal menu of twelve dishes|the pastry section|stock control|supplier contracts|the allergen register|"
        "wedding banquets for 200 guests|the staff rota|recipe cards",
        "Menu design|Food safety|Butchery|Costing|Sauces|Bread|Plating|Inventory",
    ),
    _trade(
        "Structural Engineer|Site Engineer|Graduate Engineer",
        "Civil Engineering",
        "load calculations for timber bridges|a retrofit of two car parks|finite element models|site visits|"
        "the office's design standards|tender documents|as-built drawings|foundation surveys",
        "AutoCAD|Revit|Eurocodes|SAP2000|Surveying|Concrete|Steel detailing|BIM|MATLAB|Site safety",
    ),
    _trade(
        "Legal Counsel|Associate Solicitor|Paralegal",
        "Law",
        "supply agreements|the data protection register|due diligence for three mergers|employment disputes|"
        "a library of standard clauses|licence negotiations|board minutes|witness statements",
        "Contract law|GDPR|Arbitration|Legal research|Drafting|Company secretarial|Negotiation|Compliance",
    ),
    _trade(
        "Logistics Manager|Warehouse Supervisor|Dispatcher",
        "Supply Chain Management",
        "inbound freight|a fleet of 38 lorries|customs paperwork|cycle counts|the returns desk|slotting plans|"
        "a carrier scorecard|cold chain deliveries",
        "SAP EWM|Route planning|Incoterms|Excel|Lean|Forecasting|Barcode systems|Hazardous goods",
    ),
    _trade(
        "Product Designer|UX Researcher|Visual Designer",
        "Interaction Design",
        "usability studies|a component library|onboarding flows|the icon set|interview guides|"
        "accessibility reviews|service blueprints|landing pages",
        "Figma|Prototyping|Typography|User interviews|Design systems|HTML and CSS|Illustration|Workshops",
    ),
    _trade(
        "Marine Biologist|Field Ecologist|Laboratory Technician",
        "Marine Biology",
        "plankton surveys|a tagging programme for grey seals|water chemistry series|eDNA samples|dive logs|"
        "the reference collection|a citizen science portal|permits for protected areas",
        "R|QGIS|Scientific diving|PCR|Taxonomy|Boat handling|Statistics|Grant writing|Microscopy",
    ),
)
