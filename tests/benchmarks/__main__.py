"""`make bench`: prints every figure, in one run; with an earlier revision, how this version stands against it."""

import asyncio
import sys

import uvloop

from tests.benchmarks import against, frameworks, look_up, search, summary

if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        if sys.argv[1:]:
            runner.run(against.measure(sys.argv[1]))
            sys.exit()
        runner.run(look_up.measure())
        runner.run(search.measure())
        runner.run(summary.measure())
        runner.run(frameworks.measure())
