"""`make bench`: prints every figure, in one run."""

import asyncio

import uvloop

from tests.benchmarks import frameworks, look_up, search, summary

if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(look_up.measure())
        runner.run(search.measure())
        runner.run(summary.measure())
        runner.run(frameworks.measure())
