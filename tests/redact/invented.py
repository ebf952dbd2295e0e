"""Invented people of many countries, with what must not be left of each, in the ways in which resumes name people."""

# ruff: noqa: E501 - lines as they stand in resumes

from __future__ import annotations

from typing import Final, NamedTuple


class Person(NamedTuple):
    """How somebody's resume begins, and what of that must not be seen anywhere."""

    id: str
    top: str  # the first lines
    secret: tuple[str, ...]  # no output holds any of these, in whatever case
    more: str = ""  # lines that name the person again, at the end of the resume
    keep: tuple[str, ...] = ()  # what stays in the text


WORK: Final = """
EXPERIENCE
ML Engineer, Harbour Analytics, March 2019 - June 2023
- Built PyTorch ranking models in Python, lifting NDCG from 0.61 to 0.68 for 1 200 000 users
- Will models drift? An alert says so; the service handles 3,500 requests per second
- Ported the feature store from Java to Rust, cut latency by 35% (2019-2021)
- Deployed with Docker and Kubernetes on AWS; 2020-01-15 release served 10.5 million rows

SKILLS
Python, PyTorch, Rust, Java, Keras, Ray, Julia, pandas, NumPy, Docker, Kubernetes
"""
KEPT: Final = (
    *(
        "PyTorch ranking models",
        "from 0.61 to 0.68",
        "1 200 000 users",
        "Will models drift? An alert",
        "3,500 requests",
    ),
    *(
        "from Java to Rust",
        "35% (2019-2021)",
        "2020-01-15",
        "10.5 million",
        "March 2019 - June 2023",
        "Harbour Analytics",
    ),
    "Python, PyTorch, Rust, Java, Keras, Ray, Julia, pandas",
)

PEOPLE: Final = (
    Person(
        "plain",
        "Fenna Oldenkott\nfenna.oldenkott@mail.test | +31 6 5550 1234 | linkedin.com/in/foldenkott | github.com/fenna-o",
        ("Fenna", "Oldenkott", "mail.test", "5550 1234", "foldenkott", "fenna-o"),
        "Fenna's talks and papers: Oldenkott F., Ruiz B. (2021). F. Oldenkott, speaker at a meetup.",
    ),
    Person(
        "vietnamese",
        "Nguyễn Thị Hương Giang\nHà Nội, Việt Nam | giang.nth@mail.test | 0912 555 678 | Ngày sinh: 14/05/1993",
        ("Nguyễn", "Hương", "Giang", "Nguyen", "giang.nth", "0912 555 678", "14/05/1993", "Hà Nội"),
        "Signed: Nguyen Thi Huong Giang",
    ),
    Person(
        "vietnamese-short",
        "An Do Le\nan.do@mail.test | (+84) 912-555-678",
        ("An Do", "Do Le", "an.do@", "912-555-678"),
        "Mentored by colleagues; thanks, An Do.",
    ),
    Person(
        "two-surnames",
        "María José Cifuentes Lagartera\nCalle de la Encina 14, 3º B, 28011 Madrid | mjcl@correo.test | 655 501 122\n"
        "Fecha de nacimiento: 3 de mayo de 1990 · Nacionalidad: española",
        (
            "María José",
            "Cifuentes",
            "Lagartera",
            "Encina",
            "28011",
            "Madrid",
            "mjcl",
            "655 501 122",
            "3 de mayo",
            "española",
        ),
        "Cifuentes-Lagartera MJ (2022), paper. maria jose cifuentes lagartera",
    ),
    Person(
        "dutch",
        "Drs. Joost van der Wijngaard\nKeizersgracht 401-II, 1016 EK Amsterdam\njoost@vanderwijngaard.test / 06-5550 1188",
        ("Joost", "Wijngaard", "Keizersgracht", "1016 EK", "Amsterdam", "vanderwijngaard", "5550 1188"),
        "J. van der Wijngaard - page 2",
    ),
    Person(
        "icelandic",
        "Þórdís Björk Ketilsdóttir\nReykjavík, Iceland · thordis@ketils.test · +354 555 0123",
        ("Þórdís", "Ketilsdóttir", "Reykjavík", "thordis", "ketils", "555 0123"),
        "Þórdís has led teams. Thordis Ketilsdottir",
    ),
    Person(
        "single-name",
        "Sukarnoputro\nJakarta, Indonesia | sukarnoputro@mail.test | 0812-5550-1234",
        ("Sukarnoputro", "Jakarta", "5550-1234"),
        "Sukarnoputro was the first of the team.",
    ),
    Person(
        "initials",
        "J. R. Dovecote\nLeeds LS6 2AB | jr.dovecote@mail.test | 0113 496 0123",
        ("Dovecote", "J. R.", "LS6 2AB", "Leeds", "496 0123"),
        "Dovecote, J.R. and Kim, S. 2020.",
    ),
    Person(
        "capitals-and-title",
        "DR. ROSALIND MACKEREL-HUGHES, PHD, MBA\nMACHINE LEARNING ENGINEER\nE: ROSALIND.MH@MAIL.TEST T: (512) 555-0119",
        ("Rosalind", "Mackerel", "Hughes", "555-0119"),
        "Dr Mackerel-Hughes is a member of a committee.",
    ),
    Person(
        "labelled",
        "CURRICULUM VITAE\nName: Okonkwo Chidiebere\nAddress: 12 Adeola Close, Surulere, Lagos\nPhone: 0803 555 0142\n"
        "Date of birth: 12th March 1988\nMarital status: Married\nNationality: Nigerian\nAge: 38\nE-mail: chidi1988 (at) mail (dot) test",
        (
            "Okonkwo",
            "Chidiebere",
            "Adeola",
            "Surulere",
            "Lagos",
            "0803 555",
            "12th March",
            "Married",
            "Nigerian",
            "chidi1988",
        ),
        "Signature: Chidiebere Okonkwo",
    ),
    Person(
        "in-the-e-mail-only",
        "Machine Learning Engineer\nbrunhilde.quastenflosser@mail.test, tel. 030 5550 1299",
        ("Brunhilde", "Quastenflosser", "5550 1299"),
        "Brunhilde Quastenflosser, 2 May 2026",
    ),
    Person(
        "indian",
        "Sri Venkata Satya Ramakrishnan S.\nNo. 14/2, 3rd Cross Street, Indiranagar, Bengaluru 560038\n"
        "Mob: +91-98455 50123 | Email: svs.ramakrishnan@mail.test | Father's Name: K. Subbarao | DOB: 05-Jul-1991",
        ("Venkata", "Satya", "Ramakrishnan", "Indiranagar", "Bengaluru", "560038", "98455", "Subbarao", "05-Jul-1991"),
        "I hereby declare that the above is true. (Ramakrishnan S)",
    ),
    Person(
        "chinese-order",
        "WANG Xiaolin 王晓琳\n手机: 138 5550 1234 | xiaolin.wang@mail.test | 出生日期：1994年6月2日",
        ("Wang", "Xiaolin", "王晓琳", "138 5550", "1994年6月2日"),
        "王晓琳的论文: Wang X., Li Q. Ranking with few labels. 2021.",
    ),
    Person(
        "arabic",
        "عبد الرحمن الزهراني\nAbdulrahman Al-Zahrani\nRiyadh, Saudi Arabia | a.alzahrani@mail.test | +966 55 550 1234",
        ("الزهراني", "Abdulrahman", "Zahrani", "Riyadh", "550 1234"),
        "Al Zahrani, A. (2020). Abdulrahman led a team.",
    ),
    Person(
        "rust",
        "Mathilda Rust\nmathilda.rust@mail.test | 917-555-0166",
        ("Mathilda", "mathilda.rust", "917-555-0166", "Mathilda Rust", "M. Rust", "Mr. Rust", "Ms Rust"),
        "Ms Rust speaks at meetups. M. Rust, 2020. Mathilda was a lead.",
        ("Ported the feature store from Java to Rust",),
    ),
    Person(
        "keras",
        "Keras Smith\nkeras@mail.test | +44 7700 900123",
        ("Keras Smith", "K. Smith", "keras@mail", "900123"),
        "Keras Smith, K. Smith",
    ),
    Person(
        "java",
        "Java Julia Rayworth\njj.rayworth@mail.test",
        ("Rayworth", "Java Julia", "Julia Rayworth"),
        "J. J. Rayworth",
    ),
    Person(
        "will",
        "Will Young\nwill.young@mail.test | 07700 900145 | Bath",
        ("Will Young", "W. Young", "900145", "asked Will "),
        "They asked Will to lead. Young, W. 2021.",
    ),
    Person(
        "nickname",
        "Oluwadamilare “Dami” Fakunle (he/him)\nLagos | dami@fakunle.test | @damifakunle",
        ("Oluwadamilare", "Dami ", "Fakunle"),
        "Dami leads a meetup.",
    ),
    Person(
        "two-lines",
        "TERTIUS\nVANDERBYLPARK\nStellenbosch, South Africa\ntvdb@mail.test\n082 555 0181",
        ("Tertius", "Vanderbylpark", "Stellenbosch", "555 0181"),
        "Tertius Vanderbylpark",
    ),
    Person(
        "surname-first",
        "Brzęczyszczykiewicz, Grzegorz\nul. Długa 14/3, 00-238 Warszawa | g.brzecz@mail.test | +48 601 555 017",
        ("Brzęczyszczykiewicz", "Brzeczyszczykiewicz", "Grzegorz", "Długa", "00-238", "Warszawa", "555 017"),
        "Grzegorz Brzeczyszczykiewicz",
    ),
    Person(
        "umlaut",
        "Jürgen Großkreutzer\nHauptstraße 5, 10115 Berlin · juergen.grosskreutzer@mail.test · 030/5550129 · geb. am 01.02.1985 in Köln",
        (
            "Jürgen",
            "Juergen",
            "Großkreutzer",
            "Grosskreutzer",
            "Hauptstraße",
            "10115",
            "Berlin",
            "5550129",
            "01.02.1985",
            "Köln",
        ),
        "Juergen Grosskreutzer, JÜRGEN GROSSKREUTZER",
    ),
    Person(
        "irish",
        "Síle Ní Mhaonaigh-O'Shea\nGalway | sile.nimhaonaigh@mail.test | 085 555 0133",
        ("Síle", "Mhaonaigh", "O'Shea", "Shea", "Galway", "555 0133"),
        "S. Ní Mhaonaigh-O’Shea",
    ),
    Person(
        "footer",
        "Resume\nMachine Learning Engineer with a taste for tidy data",
        ("Philomena", "Trattnig", "trattnig", "5550177"),
        "Philomena Trattnig | philomena@trattnig.test | +43 660 5550177 | page 1 of 2\nPhilomena Trattnig | page 2 of 2",
    ),
    Person(
        "american-address",
        "Thaddeus Quillfeather\n1420 W. Larkspur Ave., Apt. 5C, Portland, OR 97205\n(503) 555-0195 • thad.q@mail.test\nU.S. Citizen, 34 years old",
        ("Thaddeus", "Quillfeather", "1420", "Larkspur", "Apt. 5C", "Portland", "97205", "555-0195", "34 years old"),
        "Quillfeather T.",
    ),
    Person(
        "spaced-e-mail",
        "Ottoline Brackwater\nottoline @ brackwater . test / o.brackwater[at]mail.test / +1.416.555.0108",
        ("Ottoline", "Brackwater", "416.555.0108"),
        "Ottoline",
    ),
)
