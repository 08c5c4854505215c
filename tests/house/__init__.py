"""What `make house` counts in `bot/`, and what tests/test_architecture.py holds it to.

A fork is an `if`, a conditional expression, a `for`, a `while`, an `except`, an `and` or `or` (however many it
joins), a `for` or an `if` of a comprehension, or a whole `match` (its cases are a table that is read from top to
bottom; a guard of a case is a fork of its own). A function inside a function counts for itself, and
not for the outer one.

A line with two decisions is one on which two forks begin. `[x for x in xs if x]` is one decision, `if a and b:` two.
Lines of a function go from its `def` to its end, docstring included. A public function stands in a module or a class,
and its name does not begin with `_`.

Classes of one name include the names that a module gives to types (`Kind = Literal[…]`).
"""
