"""What is cleared away, whoever it belongs to."""

from sqlalchemy import delete

from bot.storage import tables
from bot.storage.database import Database

OF_FRAMEWORKS = {"frameworks", "revisions", "criteria"}


async def forget_everybody(database: Database) -> None:
    """Empties every table about people, for a sandbox that starts again; frameworks stay."""
    async with database.writing() as connection:
        for table in reversed(tables.metadata.sorted_tables):
            if table.name not in OF_FRAMEWORKS:
                await connection.execute(delete(table))
