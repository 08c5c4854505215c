"""What the tables are made of: people's words, moments, and columns that several tables have."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, DateTime, ForeignKeyConstraint, Integer, LargeBinary, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

UNSEALED = b"\x00"  # the first byte of people's words says how they are sealed; this one: not at all


class PeoplesWords(TypeDecorator[str]):
    """People's own words. Bytes that say how they are sealed, so that sealing them needs no other column."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Gives text as it is stored."""
        return None if value is None else UNSEALED + value.encode()

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Gives what was stored as text. Raises ValueError for what is sealed in another way."""
        if value is None:
            return None
        if value[:1] != UNSEALED:
            raise ValueError("words sealed in a way that this version does not know")
        return bytes(value[1:]).decode()


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no zone, so it is put on and off here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Gives a moment as it is stored. Raises ValueError for one without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment has a zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Gives what was stored, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def identity() -> Column[int]:
    """Makes the column of a number that the database gives each row."""
    return Column("id", Integer, primary_key=True)


def workspace(**options: Any) -> Column[str]:
    """Makes the column that says whose the row is."""
    return Column("workspace_id", String(30), nullable=False, **options)


def of_person(column: str) -> ForeignKeyConstraint:
    """Makes the rule that a column has a person of the row's workspace, with whom the row goes."""
    return ForeignKeyConstraint(["workspace_id", column], ["people.workspace_id", "people.id"], ondelete="CASCADE")
