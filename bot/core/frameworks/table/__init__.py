"""A framework from the rows of a spreadsheet: a row for each criterion, or a column for each level."""
