"""The tests of what fails, and of what comes twice."""
