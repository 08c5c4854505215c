"""Finding criteria by words: in any form and order, near spellings, and words that mean the same."""
