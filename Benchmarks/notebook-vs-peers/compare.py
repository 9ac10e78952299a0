#!/usr/bin/env python3
"""Compares the notebook with papermill, nbclient and mlflow: what they cost when what they run costs nothing.

An empty lab of ten steps stands against an empty notebook of ten cells, each step or cell printing as many lines
as it is told. All take turns, round by round, so that what else the machine does falls on all alike; a figure is
the median of its rounds. CPU is user and system time of the command and its children. A line of output costs what a run with many lines takes longer than one without,
divided by the lines. An edit is a comment at the end of the script, so that it is compiled before it runs.

The list of runs is that of `labs history` and `mlflow runs list`, each over its own SQLite file with as many runs of
three metrics.

Needs `labs`, and a Python with papermill, nbclient, ipykernel and mlflow: see ../run.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import typing

STEPS = 10

SCRIPT = """
import AIGateway
import LabRunner

struct EmptyLab: Lab {
  static let name = "empty"
  static let title = "Empty"
  static let summary = "Ten steps that do nothing."
  static let category = "own"

  @Parameter("Lines that each step shows", in: 0...1_000_000) var lines = 0

  init() {}

  var service: Service { Service { Subscription("caller") } }

  var steps: [any Step] {
    let lines = lines
    for step in 1...10 {
      Exercise("Step \\(step)", saving: Output<Int>("output \\(step)")) { session in
        for line in 0..<lines { session.show("line \\(line)") }
        return step
      }
    }
  }
}
"""


def notebook(lines):
    """An empty notebook: each cell prints so many lines."""
    source = f"for line in range({lines}): print('line', line)\n{{}}"
    cells = [
        {
            "cell_type": "code",
            "execution_count": None,
            "id": f"cell{number}",
            "metadata": {},
            "outputs": [],
            "source": source.format(number),
        }
        for number in range(STEPS)
    ]
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


class Cost(typing.NamedTuple):
    """What a command took, in seconds."""

    wall: float
    cpu: float


class Bench:
    """A folder with a lab, notebooks and results, and the programs that work on them."""

    def __init__(self, folder, labs, python, lines):
        self.folder = folder
        self.labs = labs
        self.lines = lines
        self.bin = os.path.dirname(python)
        self.environment = {
            **os.environ,
            "XDG_CACHE_HOME": os.path.join(folder, "cache"),
            "LABS_RESULTS": os.path.join(folder, "results.sqlite"),
            "MLFLOW_TRACKING_URI": "sqlite:///" + os.path.join(folder, "mlflow.sqlite"),
        }
        os.makedirs(os.path.join(folder, "empty"))
        self.script = os.path.join(folder, "empty", "Lab.swift")
        self.write(self.script, SCRIPT)
        for name, count in [("empty", 0), ("lines", lines)]:
            self.write(os.path.join(folder, name + ".ipynb"), notebook(count))

    @staticmethod
    def write(path, text):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def time(self, *command):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )
        took = time.perf_counter() - started
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return Cost(took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    def lab(self, lines=0):
        return self.time(self.labs, "run", "./empty", "-p", f"lines={lines}")

    def edited_lab(self):
        with open(self.script, "a", encoding="utf-8") as file:
            file.write("// edited\n")
        return self.lab()

    def papermill(self, name="empty"):
        return self.time(self.program("papermill"), "--no-progress-bar", name + ".ipynb", "out.ipynb")

    def nbclient(self, name="empty"):
        return self.time(self.program("jupyter-execute"), "--output", "out", name + ".ipynb")

    def program(self, name):
        return os.path.join(self.bin, name)

    def fill(self, runs):
        """As many runs in mlflow's store as labs has by now."""
        script = (
            "import mlflow, sys\n"
            "for run in range(int(sys.argv[1])):\n"
            "    with mlflow.start_run():\n"
            "        for name in ('latency', 'tokens', 'hits'): mlflow.log_metric(name, run)\n"
        )
        self.time(self.program("python"), "-c", script, str(runs))

    def history(self, runs):
        return self.time(self.labs, "history", "-n", str(runs))

    def mlflow_runs(self):
        return self.time(self.program("mlflow"), "runs", "list", "--experiment-id", "0")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--labs", required=True, help="the labs executable")
    parser.add_argument("--python", required=True, help="the Python of the venv with the peers")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--lines", type=int, default=1000, help="lines that each step or cell shows")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        labs, python = os.path.abspath(options.labs), os.path.abspath(options.python)
        bench = Bench(folder, labs, python, options.lines)
        peers = {
            "labs": (bench.lab, lambda: bench.lab(options.lines)),
            "papermill": (bench.papermill, lambda: bench.papermill("lines")),
            "nbclient (jupyter execute)": (bench.nbclient, lambda: bench.nbclient("lines")),
        }
        bench.lab()  # compiled from here on, as after the first time on any machine
        empty = {name: [] for name in peers}
        per_line = {name: [] for name in peers}
        edited = []
        for _ in range(options.rounds):
            for name, (without, with_lines) in peers.items():
                empty[name].append(without())
                with_many = with_lines()
                per_line[name].append(
                    [(a - b) / (options.lines * STEPS) for a, b in zip(with_many, empty[name][-1])]
                )
            edited.append(bench.edited_lab())

        runs = 2 * options.rounds
        bench.fill(runs)
        listed = {"labs history": [], "mlflow runs list": []}
        for _ in range(options.rounds):
            listed["labs history"].append(bench.history(runs))
            listed["mlflow runs list"].append(bench.mlflow_runs())

        def row(name, costs, base, lines=None):
            cells = [f"{statistics.median(cost[kind] for cost in costs) * 1000:.0f}" for kind in (0, 1)]
            cells += [f"{statistics.median(a.cpu / b.cpu for a, b in zip(costs, base)):.1f}"]
            if lines:
                cells += [f"{statistics.median(line[kind] for line in lines) * 1e6:.0f}" for kind in (0, 1)]
            elif lines is not None:
                cells += ["", ""]
            print("| " + " | ".join([name] + cells) + " |")

        print(f"| {STEPS} empty steps or cells | ms | CPU ms | CPU vs labs | a line us | a line, CPU us |")
        print("|---|---|---|---|---|---|")
        for name in peers:
            row(name, empty[name], empty["labs"], per_line[name])
        row("labs, its script just edited", edited, empty["labs"], [])
        print()
        print(f"| {runs} runs listed | ms | CPU ms | CPU vs labs |")
        print("|---|---|---|---|")
        for name, costs in listed.items():
            row(name, costs, listed["labs history"])


if __name__ == "__main__":
    main()
