#!/usr/bin/env python3
"""How long `labs history`, `show`, `diff` and `trend` take in a history of thousands of runs.

The runs are real: every lab is run with several seeds. They are then written again and again with new uids and times,
and with their latencies and metrics scaled by a factor, until there are enough.
"""
import argparse
import datetime
import json
import os
import random
import sqlite3
import statistics
import subprocess
import tempfile
import time

COMMANDS = [
    ["history"],
    ["history", "--status", "crashed"],
    ["history", "--metric", "latency.p50>100000000"],
    ["history", "--grep", "no such text in any run"],
    ["show"],
    ["show", "semantic-caching"],
    ["diff", "semantic-caching@~1", "semantic-caching"],
    ["diff", "token-rate-limiting", "--against-last", "10"],
    ["trend", "token-rate-limiting"],
    ["trend", "token-rate-limiting", "--last", "1000"],
]
SCALED = ["mean", "stddev", "min", "p50", "p90", "p95", "p99", "max", "ci_lo", "ci_hi"]


def tables(db, column):
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    columns = {name: [row[1] for row in db.execute(f"PRAGMA table_info({name})")] for name in names}
    return {name: found for name, found in columns.items() if column in found}


def multiply(path, wanted):
    """Writes the runs again until there are as many as wanted, the copies older than the originals."""
    random.seed(1)
    db = sqlite3.connect(path)
    db.create_function("scaled", 2, lambda samples, factor: json.dumps([x * factor for x in json.loads(samples)]))
    originals = [row[0] for row in db.execute("SELECT id FROM runs ORDER BY id")]
    of_runs, of_steps = tables(db, "run_id"), tables(db, "step_id")
    run_columns = [row[1] for row in db.execute("PRAGMA table_info(runs)")]
    start = datetime.datetime.fromisoformat(
        db.execute("SELECT min(started_at) FROM runs").fetchone()[0].replace("Z", ""))
    for copy in range(wanted - len(originals)):
        source, factor = originals[copy % len(originals)], random.lognormvariate(0, 0.1)
        began = (start - datetime.timedelta(minutes=20 * (copy + 1))).isoformat(timespec="milliseconds") + "Z"
        values = {"id": "NULL", "uid": f"'copy-{copy}'", "started_at": f"'{began}'"}
        names = ", ".join(run_columns)
        number = db.execute(
            f"INSERT INTO runs ({names}) SELECT {', '.join(values.get(c, c) for c in run_columns)} "
            "FROM runs WHERE id = ?", (source,)).lastrowid
        offset = db.execute("SELECT max(id) FROM steps").fetchone()[0] - db.execute(
            "SELECT min(id) FROM steps WHERE run_id = ?", (source,)).fetchone()[0] + 1
        for table, columns in of_runs.items():
            if table == "baselines":
                continue
            values = {"run_id": str(number), "id": f"id + {offset}"}
            db.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT "
                       f"{', '.join(values.get(c, c) for c in columns)} FROM {table} WHERE run_id = ?", (source,))
        for table, columns in of_steps.items():
            values = {"step_id": f"step_id + {offset}", "id": "NULL", "latency_ms": f"latency_ms * {factor}"}
            if table == "metrics":
                values |= {column: f"{column} * {factor}" for column in SCALED}
                values["samples"] = f"scaled(samples, {factor})"
            db.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT "
                       f"{', '.join(values.get(c, c) for c in columns)} FROM {table} "
                       "WHERE step_id IN (SELECT id FROM steps WHERE run_id = ?)", (source,))
    db.commit()
    db.execute("PRAGMA optimize")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labs", required=True, help="the labs binary")
    parser.add_argument("--runs", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--keep", help="where to keep the history, which is made if it is not there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or os.path.join(folder, "results.sqlite")
        if not os.path.exists(path):
            for seed in range(1, 6):
                subprocess.run([options.labs, "run", "--all", "--seed", str(seed), "--results", path], check=False,
                               stdout=subprocess.DEVNULL)
            multiply(path, options.runs)
        print(f"{options.runs} runs, {os.path.getsize(path) // 1_000_000} MB\n")
        print("| command | median ms | greatest ms |\n|---|---|---|")
        nothing = measure([options.labs, "--version"], options.rounds)
        print(f"| `labs --version` | {statistics.median(nothing):.0f} | {max(nothing):.0f} |")
        for command in COMMANDS:
            times = measure([options.labs, *command, "--results", path], options.rounds)
            print(f"| `labs {' '.join(command)}` | {statistics.median(times):.0f} | {max(times):.0f} |")


def measure(command, rounds):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(1000 * (time.perf_counter() - start))
    return times[1:] if rounds > 1 else times  # the first one warms the file


if __name__ == "__main__":
    main()
