"""What pyproject.toml can't say: frameworks/ and migrations/ stand beside bot/, and travel inside it."""

from setuptools import find_packages, setup

BESIDE = {"bot.frameworks": "frameworks", "bot.migrations": "migrations"}

setup(
    packages=[*find_packages(include=["bot", "bot.*"]), *BESIDE, "bot.migrations.versions"],
    package_dir=BESIDE,
)
