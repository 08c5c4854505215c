"""Criteria that their files name, and entries found by their criteria."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("criteria", sa.Column("name", sa.String(length=100), nullable=True))
    op.create_index("ix_criteria_name", "criteria", ["framework_id", "name"], unique=True)
    op.create_index("ix_entry_criteria_criterion_id", "entry_criteria", ["criterion_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_entry_criteria_criterion_id", table_name="entry_criteria")
    op.drop_index("ix_criteria_name", table_name="criteria")
    op.drop_column("criteria", "name")
