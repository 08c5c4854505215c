"""Searches over two real files: by any form of a word, by what means the same, and not by what only looks like it."""

import os
from pathlib import Path

import pytest

from bot.core.frameworks.catalogue import make_catalogue
from bot.core.frameworks.framework import Catalogue
from bot.messages.level.answers import answer
from bot.storage.files.folder import read_folder
from tests.conftest import skip_unless_required
from tests.kit.made_frameworks import one_level, write
from tests.kit.processes import command

MENTORS, COACHING = "Onboards / mentors new engineers", "through coaching and mentoring"
HIRING, PULL_REQUESTS = "Contributes to the engineering hiring process", "Writes PR descriptions"
CODE_REVIEWS, SOUGHT_OUT = "Points out syntactical improvements in code reviews", "Sought out for code reviews"
FEEDBACK, ACCEPTS = "Gives feedback to peers when asked", "Accepts feedback graciously"
INCIDENTS, FIRES = "Leads incident resolutions", "Thrown at fires"
DEBT, REFACTORING = "taking on tech debt", "Leads the refactoring"
METRICS, DASHBOARDS = "Considers metrics when building", "Includes actionable dashboarding"
PIPELINE, DOCKER = "create and configure simple CI/CD jobs", "Strong docker knowledge"
SCHEMAS, SQUAD_WORK = "Designs new schemas", "Helps their squad work together"
VULNERABILITIES, SECURITY = "fixes security vulnerabilities", "Learns simple network security concepts"
DOCUMENTATION, RITUALS = "Improves documentation that is incorrect", "Helps facilitate team/squad rituals"
PRIORITIES, OWN_TIME = "Helps prioritise and balance", "Manages their own time effectively"
BUY_IN, CULTURE = "Gets buy-in on technical decision-making", "Contributes to maintaining the Monzo culture"
PERFORMANCE, BOTTLENECKS = "Implements performance improvements", "fixes performance bottlenecks"
AMBIGUOUS, ITERATIVE = "Solves larger ambiguous problems", "small/medium problems into iterative steps"
DELEGATES, OWNS = "Delegates technical decisions", "Owns technical decisions"
EMPATHY, STAKEHOLDERS = "Empathises with stakeholders", "Talks to non-technical stakeholders"
DISCIPLINES, SHARES = "multi-disciplinary squads (backend, web)", "Proactively shares knowledge internally"
CONFERENCES, COMPLIANCE = "conferences/events", "especially with regards to regulation"
DEPLOYS, TESTS, DEBUGS = (
    "Deploys services to staging",
    "automated unit and acceptance tests",
    "Debugs production issues",
)
ERRORS, TEAM, TEAM_GOALS = "Handles simple error cases", "Bootstraps new teams", "contribute to team goals"
ARCHITECTURE, ACCOUNTABLE = "Shapes the direction of systems designs", "Accountable for delivery"

SEARCHES: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
    # what is typed; what is shown; what is not
    ("mentoring", (MENTORS, COACHING), (CODE_REVIEWS,)),
    ("MENTORED", (MENTORS, COACHING), ()),
    ("mentring", (MENTORS, COACHING), ()),
    ("coach", (MENTORS, COACHING), (ACCEPTS,)),
    ("coaching engineers", (MENTORS, COACHING), ()),
    ("hiring", (HIRING,), (TEAM,)),
    ("recruitment", (HIRING,), (TEAM,)),
    ("interviews", (HIRING,), ("Lets the reviewer", SOUGHT_OUT)),
    ("code review", (CODE_REVIEWS, SOUGHT_OUT, PULL_REQUESTS), (REFACTORING,)),
    ("code-reviews", (CODE_REVIEWS, SOUGHT_OUT), (REFACTORING,)),
    ("pull requests", (PULL_REQUESTS, CODE_REVIEWS), (ERRORS,)),
    ("PR feedback", ("take PR feedback",), ()),
    ("feedback", (FEEDBACK, ACCEPTS), (MENTORS,)),
    ("how do I give feedback", (FEEDBACK, "gives feedback 'upwards'"), (PULL_REQUESTS,)),
    ("incident", (INCIDENTS, FIRES), (DEBUGS,)),
    ("outages", (INCIDENTS, FIRES), ()),
    ("on call", (INCIDENTS, FIRES), (HIRING,)),
    ("on-call", (INCIDENTS, FIRES), (HIRING,)),
    ("technical debt", (DEBT,), (OWNS, STAKEHOLDERS)),
    ("tech debt", (DEBT,), (OWNS,)),
    ("refactoring", (REFACTORING,), ("performance",)),
    ("monitoring", (METRICS, DASHBOARDS), (MENTORS,)),
    ("observability", (METRICS, DASHBOARDS), ()),
    ("continuous integration", (PIPELINE,), (SCHEMAS,)),
    ("CICD", (PIPELINE,), (CODE_REVIEWS,)),
    ("kubernetes", (DOCKER,), ()),
    ("containers", (DOCKER,), (METRICS,)),
    ("database", (SCHEMAS, "database migrations"), ()),
    ("teamwork", (SQUAD_WORK,), (TEAM,)),
    ("teams", (TEAM_GOALS,), (DOCKER,)),
    ("vulnerability", (VULNERABILITIES, SECURITY), (DOCKER,)),
    ("secure", (VULNERABILITIES, SECURITY), (OWNS,)),
    ("documenting", (DOCUMENTATION,), (PULL_REQUESTS,)),
    ("runbooks", (DOCUMENTATION,), (SECURITY,)),
    ("standups", (RITUALS,), (DOCKER,)),
    ("prioritization", (PRIORITIES, OWN_TIME), ()),
    ("time management", (OWN_TIME,), ("Works with relevant Engineering Managers",)),
    ("persuade", (BUY_IN,), (DEBUGS,)),
    ("buyin", (BUY_IN,), ()),
    ("engineering principles", ("Instills Monzo engineering principles",), (DOCKER,)),
    ("culture", (CULTURE,), (PRIORITIES,)),
    ("performance", (PERFORMANCE, BOTTLENECKS), (DEBT,)),
    ("slow services", (BOTTLENECKS,), ()),
    ("unclear problems", (AMBIGUOUS,), (DOCUMENTATION,)),
    ("splitting problems", (ITERATIVE,), (FIRES,)),
    ("delegation", (DELEGATES,), (OWNS, ACCOUNTABLE)),
    ("empathy", (EMPATHY, "in an empathetic manner"), (DELEGATES,)),
    ("customers", (EMPATHY, STAKEHOLDERS), (DELEGATES,)),
    ("cross-functional", (DISCIPLINES,), (TEAM_GOALS,)),
    ("multidisciplinary", (DISCIPLINES,), (TEAM_GOALS,)),
    ("knowledge sharing", (SHARES,), (SECURITY,)),
    ("public speaking", (CONFERENCES,), (SECURITY,)),
    ("regulatory", (COMPLIANCE,), (BOTTLENECKS,)),
    ("releasing", (DEPLOYS,), (TESTS,)),
    ("testing", (TESTS,), (DEPLOYS,)),
    ("troubleshooting", (DEBUGS,), (TESTS,)),
    ("ownership", (ACCOUNTABLE,), (DELEGATES,)),
    ("system design", (ARCHITECTURE,), (METRICS,)),
    ("over several teams", (TEAM, TEAM_GOALS), (ERRORS,)),
    ("hand-over", ("Nothing is about",), ()),
    ("hand over", ("Nothing is about",), ()),
    ("zeppelins", ("Nothing is about",), ()),
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    folder = os.environ.get("ACCEPTANCE_FRAMEWORKS")
    if not folder:
        skip_unless_required("ACCEPTANCE_FRAMEWORKS names no folder with the two real files")
    return make_catalogue(file.framework for file in read_folder(Path(folder)).files)


@pytest.mark.parametrize(("typed", "shown", "not_shown"), SEARCHES, ids=[search[0] for search in SEARCHES])
def test_a_search_shows_what_is_meant_and_nothing_that_only_looks_like_it(
    catalogue: Catalogue, typed: str, shown: tuple[str, ...], not_shown: tuple[str, ...]
) -> None:
    text = answer(catalogue, f"search {typed}").text
    assert [words for words in shown if words not in text] == [], text
    assert [words for words in not_shown if words in text] == [], text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("документы", "Пишет понятные документы"),
        ("докум", "Пишет понятные документы"),
        ("документв", "Пишет понятные документы"),
        ("ÄNDERUNGEN", "Überprüft Änderungen"),
        ("überprüft", "Überprüft Änderungen"),
        ("équipe", "Forme son équipe"),
        ("設計の", "設計の相談に乗る"),
        ("प्रलेखन", "प्रलेखन लिखता है"),
    ],
)
def test_words_in_other_scripts_are_found_as_they_are_begun_and_misspelt(
    tmp_path: Path, typed: str, shown: str
) -> None:
    criteria = ("Пишет понятные документы", "Überprüft Änderungen", "Forme son équipe", "設計の相談に乗る")
    write(tmp_path, "Role", one_level(*criteria, "प्रलेखन लिखता है", "Listens"))
    answer = command("level", "search", typed, FRAMEWORKS_DIR=str(tmp_path)).output.split("\n", 1)[1]
    assert shown in answer
    assert "Listens" not in answer
