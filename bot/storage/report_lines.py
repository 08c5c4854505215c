"""Who manages whom, from when to when. An engineer has at most one manager at a time; the former ones stay."""

from datetime import datetime

from sqlalchemy import insert, select, update

from bot.storage.database import tables
from bot.storage.database.transactions import Transaction

CURRENT_MANAGER = (  # of the row of `people` that a statement selects
    select(tables.report_lines.c.manager_id)
    .where(
        tables.report_lines.c.workspace_id == tables.people.c.workspace_id,
        tables.report_lines.c.engineer_id == tables.people.c.id,
        tables.report_lines.c.ended_at.is_(None),
    )
    .order_by(tables.report_lines.c.id.desc())
    .limit(1)
    .scalar_subquery()
)


async def set_manager(transaction: Transaction, engineer_id: str, manager_id: str | None, now: datetime) -> None:
    """Ends the report line to another manager, which stays as history, and begins the new one."""
    lines = tables.report_lines
    line = {"workspace_id": transaction.workspace_id, "engineer_id": engineer_id}
    current = [*(lines.c[name] == value for name, value in line.items()), lines.c.ended_at.is_(None)]
    if manager_id == await transaction.connection.scalar(select(lines.c.manager_id).where(*current)):
        return
    await transaction.connection.execute(update(lines).where(*current).values(ended_at=now))
    if manager_id:
        new = insert(lines).values(**line, manager_id=manager_id, started_at=now)
        await transaction.connection.execute(new)
