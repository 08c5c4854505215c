"""The tests of framework files: how they are read, changed, checked and shipped."""
