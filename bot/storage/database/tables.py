"""The tables. Everything about people has a workspace; migrations/ makes what stands here."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Time,
    UniqueConstraint,
)

from bot.storage.database.columns import Moment, PeoplesWords, identity, of_person, workspace

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

frameworks = Table(
    "frameworks",
    metadata,
    identity(),
    Column("scope", String(30), nullable=False),  # "" is everybody's; else the workspace that alone may see it
    Column("path", String(250), nullable=False),
    Column("file", String(250), nullable=False),
    Column("revision_id", Integer),  # the current one; none in the moment before its first is stored
    Column("retired_at", Moment),
    UniqueConstraint("scope", "path"),
)

revisions = Table(
    "revisions",
    metadata,
    identity(),
    Column("framework_id", ForeignKey("frameworks.id", ondelete="CASCADE"), nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("content", JSON, nullable=False),  # the whole framework, its criteria by their ids
    Column("loaded_at", Moment, nullable=False),
    UniqueConstraint("framework_id", "content_hash"),
)

criteria = Table(
    "criteria",
    metadata,
    identity(),
    Column("framework_id", ForeignKey("frameworks.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("retired_at", Moment),
    Column("name", String(100)),  # what its file calls it with `id:`; it stays, and is never another's
    Index("ix_criteria_name", "framework_id", "name", unique=True),
)

people = Table(
    "people",
    metadata,
    workspace(primary_key=True),
    Column("id", String(30), primary_key=True),
    Column("framework_id", ForeignKey("frameworks.id")),
    Column("level", String(40)),
    Column("aim", String(10), nullable=False),  # "level", "stay" or "none"
    Column("aim_level", String(40)),
    Column("visibility", String(10), nullable=False),  # of entries, unless one says otherwise
    Column("nudge_weekday", Integer),  # 0 is Monday; NULL: no nudges
    Column("nudge_time", Time, nullable=False),
    Column("time_zone", String(60)),  # an IANA name; NULL until Slack was asked
    Column("next_nudge_at", Moment, index=True),
    Column("set_up_at", Moment, nullable=False),
)

report_lines = Table(
    "report_lines",
    metadata,
    identity(),
    workspace(),
    Column("engineer_id", String(30), nullable=False),
    Column("manager_id", String(30), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("ended_at", Moment),
    of_person("engineer_id"),
    Index("ix_report_lines_engineer", "workspace_id", "engineer_id"),
)

entries = Table(
    "entries",
    metadata,
    identity(),
    workspace(),
    Column("person_id", String(30), nullable=False),
    Column("what", PeoplesWords, nullable=False),
    Column("outcome", PeoplesWords, nullable=False),
    Column("links", PeoplesWords, nullable=False),  # one a line
    Column("happened_on", Date, nullable=False),
    Column("visibility", String(10), nullable=False),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("workspace_id", "id"),
    Index("ix_entries_person", "workspace_id", "person_id", "happened_on"),
)

entry_criteria = Table(
    "entry_criteria",
    metadata,
    workspace(primary_key=True),
    Column("entry_id", Integer, primary_key=True),
    Column("criterion_id", ForeignKey("criteria.id"), primary_key=True, index=True),
    Column("position", Integer, nullable=False),  # in the order that they were chosen
    Column("revision_id", ForeignKey("revisions.id"), nullable=False),  # whose wording it was written for
    ForeignKeyConstraint(["workspace_id", "entry_id"], ["entries.workspace_id", "entries.id"], ondelete="CASCADE"),
)

nudges = Table(
    "nudges",
    metadata,
    identity(),
    workspace(),
    Column("person_id", String(30), nullable=False),
    Column("period", Date, nullable=False),  # the Monday of the person's local week
    Column("due_at", Moment, nullable=False),
    Column("criterion_id", ForeignKey("criteria.id")),  # chosen when it is sent
    Column("revision_id", ForeignKey("revisions.id")),
    Column("answer", String(10), nullable=False),  # "" so far, "logged" or "skipped"
    of_person("person_id"),
    UniqueConstraint("workspace_id", "id"),
    UniqueConstraint("workspace_id", "person_id", "period"),
)

deliveries = Table(
    "deliveries",
    metadata,
    identity(),
    workspace(),
    Column("kind", String(20), nullable=False),
    Column("recipient_id", String(30), nullable=False),
    Column("reference", JSON, nullable=False),  # ids and dates, never text
    Column("state", String(10), nullable=False),  # pending, sending, sent, failed, uncertain, cancelled
    Column("due_at", Moment, nullable=False),
    Column("expires_at", Moment),  # not sent after that
    Column("attempts", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("error", String(60)),
    Column("channel_id", String(30)),
    Column("ts", String(30)),
    Column("file_id", String(30)),
    Index("ix_deliveries_due", "state", "due_at"),
    Index("ix_deliveries_recipient", "workspace_id", "recipient_id"),
)

access_log = Table(
    "access_log",
    metadata,
    identity(),
    workspace(),
    Column("engineer_id", String(30), nullable=False),
    Column("reader_id", String(30), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Index("ix_access_log_engineer", "workspace_id", "engineer_id"),
)

claims = Table(
    "claims",
    metadata,
    workspace(primary_key=True),
    Column("key", String(120), primary_key=True),  # what repeats of one act have in common
    Column("claimed_at", Moment, nullable=False, index=True),
)
