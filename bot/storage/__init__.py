"""What is kept: tables, classes whose methods are one transaction each, framework files."""
