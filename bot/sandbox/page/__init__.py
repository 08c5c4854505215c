"""The page, and what it and the tests read and set under /sandbox."""
