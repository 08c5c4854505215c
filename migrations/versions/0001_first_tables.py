"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "access_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.String(length=30), nullable=False),
        sa.Column("engineer_id", sa.String(length=30), nullable=False),
        sa.Column("reader_id", sa.String(length=30), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_access_log"),
    )
    op.create_index("ix_access_log_engineer", "access_log", ["workspace_id", "engineer_id"], unique=False)
    op.create_table(
        "claims",
        sa.Column("workspace_id", sa.String(length=30), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "key", name="pk_claims"),
    )
    op.create_index("ix_claims_claimed_at", "claims", ["claimed_at"], unique=False)
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.String(length=30), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("recipient_id", sa.String(length=30), nullable=False),
        sa.Column("reference", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("error", sa.String(length=60), nullable=True),
        sa.Column("channel_id", sa.String(length=30), nullable=True),
        sa.Column("ts", sa.String(length=30), nullable=True),
        sa.Column("file_id", sa.String(length=30), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
    )
    op.create_index("ix_deliveries_due", "deliveries", ["state", "due_at"], unique=False)
    op.create_index("ix_deliveries_recipient", "deliveries", ["workspace_id", "recipient_id"], unique=False)
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.String(length=30), nullable=False),
        sa.Column("person_id", sa.String(length=30), nullable=False),
        sa.Column("what", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.LargeBinary(), nullable=False),
        sa.Column("links", sa.LargeBinary(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("visibility", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_entries"),
        sa.UniqueConstraint("workspace_id", "id", name="uq_entries_workspace_id_id"),
    )
    op.create_index("ix_entries_person", "entries", ["workspace_id", "person_id", "happened_on"], unique=False)
    op.create_table(
        "frameworks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=30), nullable=False),
        sa.Column("path", sa.String(length=250), nullable=False),
        sa.Column("file", sa.String(length=250), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_frameworks"),
        sa.UniqueConstraint("scope", "path", name="uq_frameworks_scope_path"),
    )
    op.create_table(
        "criteria",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("framework_id", sa.Integer(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["frameworks.id"], name="fk_criteria_framework_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_criteria"),
    )
    op.create_index("ix_criteria_framework_id", "criteria", ["framework_id"], unique=False)
    op.create_table(
        "people",
        sa.Column("workspace_id", sa.String(length=30), nullable=False),
        sa.Column("id", sa.String(length=30), nullable=False),
        sa.Column("framework_id", sa.Integer(), nullable=True),
        sa.Column("level", sa.String(length=40), nullable=True),
        sa.Column("aim", sa.String(length=10), nullable=False),
        sa.Column("aim_level", sa.String(length=40), nullable=True),
        sa.Column("visibility", sa.String(length=10), nullable=False),
        sa.Column("nudge_weekday", sa.Integer(), nullable=True),
        sa.Column("nudge_time", sa.Time(), nullable=False),
        sa.Column("time_zone", sa.String(length=60), nullable=True),
        sa.Column("next_nudge_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("set_up_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["framework_id"], ["frameworks.id"], name="fk_people_framework_id"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_people"),
    )
    op.create_index("ix_people_next_nudge_at", "people", ["next_nudge_at"], unique=False)
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("framework_id", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["framework_id"], ["frameworks.id"], name="fk_revisions_framework_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.UniqueConstraint("framework_id", "content_hash", name="uq_revisions_framework_id_content_hash"),
    )
    op.create_table(
        "entry_criteria",
        sa.Column("workspace_id", sa.String(length=30), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["criterion_id"], ["criteria.id"], name="fk_entry_criteria_criterion_id"),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name="fk_entry_criteria_revision_id"),
        sa.ForeignKeyConstraint(
            ["workspace_id", "entry_id"],
            ["entries.workspace_id", "entries.id"],
            name="fk_entry_criteria_workspace_id_entry_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "entry_id", "criterion_id", name="pk_entry_criteria"),
    )
    op.create_table(
        "nudges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.String(length=30), nullable=False),
        sa.Column("person_id", sa.String(length=30), nullable=False),
        sa.Column("period", sa.Date(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["criterion_id"], ["criteria.id"], name="fk_nudges_criterion_id"),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name="fk_nudges_revision_id"),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person_id"],
            ["people.workspace_id", "people.id"],
            name="fk_nudges_workspace_id_person_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_nudges"),
        sa.UniqueConstraint("workspace_id", "id", name="uq_nudges_workspace_id_id"),
        sa.UniqueConstraint("workspace_id", "person_id", "period", name="uq_nudges_workspace_id_person_id_period"),
    )
    op.create_table(
        "report_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.String(length=30), nullable=False),
        sa.Column("engineer_id", sa.String(length=30), nullable=False),
        sa.Column("manager_id", sa.String(length=30), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "engineer_id"],
            ["people.workspace_id", "people.id"],
            name="fk_report_lines_workspace_id_engineer_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_report_lines"),
    )
    op.create_index("ix_report_lines_engineer", "report_lines", ["workspace_id", "engineer_id"], unique=False)
    # ### end Alembic commands ###


def downgrade() -> None:
    op.drop_index("ix_report_lines_engineer", table_name="report_lines")
    op.drop_table("report_lines")
    op.drop_table("nudges")
    op.drop_table("entry_criteria")
    op.drop_table("revisions")
    op.drop_index("ix_people_next_nudge_at", table_name="people")
    op.drop_table("people")
    op.drop_index("ix_criteria_framework_id", table_name="criteria")
    op.drop_table("criteria")
    op.drop_table("frameworks")
    op.drop_index("ix_entries_person", table_name="entries")
    op.drop_table("entries")
    op.drop_index("ix_deliveries_recipient", table_name="deliveries")
    op.drop_index("ix_deliveries_due", table_name="deliveries")
    op.drop_table("deliveries")
    op.drop_index("ix_claims_claimed_at", table_name="claims")
    op.drop_table("claims")
    op.drop_index("ix_access_log_engineer", table_name="access_log")
    op.drop_table("access_log")
    # ### end Alembic commands ###
