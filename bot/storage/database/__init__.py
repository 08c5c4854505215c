"""The database: opening it, transactions, tables, migrations."""
