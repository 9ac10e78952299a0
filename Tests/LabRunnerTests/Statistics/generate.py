#!/usr/bin/env python3
"""Writes scipy-values.json: samples, and what SciPy, statsmodels and pyhomogeneity say of them.

python3 -m venv v && v/bin/pip install scipy==1.17.1 statsmodels==0.15.0 pyhomogeneity==1.1
v/bin/python generate.py > scipy-values.json
"""
import json

import numpy
import pyhomogeneity
import scipy.stats
from statsmodels.stats.multitest import multipletests

random = numpy.random.default_rng(20260301)


def rounded(values, digits):
    return [round(float(value), digits) for value in values]


def latencies(count, scale, digits=3):
    return rounded(random.lognormal(5.4, 0.3, count) * scale, digits)


def pair(name, first, second):
    ties = len(set(first + second)) < len(first + second)
    exact = not ties and max(len(first), len(second)) <= 20
    test = scipy.stats.mannwhitneyu(
        second, first, alternative="two-sided", method="exact" if exact else "asymptotic", use_continuity=True)
    shift = numpy.median(numpy.subtract.outer(numpy.array(second), numpy.array(first)))
    return {"name": name, "first": first, "second": second, "u": float(test.statistic), "p": float(test.pvalue),
            "shift": float(shift)}


def median(name, samples):
    interval = scipy.stats.quantile_test(samples, p=0.5).confidence_interval(0.95)
    low, high = (None if numpy.isnan(end) else float(end) for end in interval)
    middle = numpy.median(samples)
    unit = scipy.stats.median_abs_deviation(samples) / 0.6745
    outliers = int(numpy.sum(numpy.abs(numpy.array(samples) - middle) / unit > 3.5))
    return {"name": name, "samples": samples, "median": float(middle), "low": low, "high": high,
            "outliers": outliers}


def change(name, values):
    found = pyhomogeneity.pettitt_test(values, sim=None)
    return {"name": name, "values": values, "index": int(found.cp), "p": float(found.p)}


def adjusted(probabilities):
    return {"probabilities": probabilities,
            "adjusted": [float(p) for p in multipletests(probabilities, method="holm")[1]]}


pairs = [
    pair("four a side, apart", [1.5, 2.5, 3.5, 4.5], [5.5, 6.5, 7.5, 8.5]),
    pair("small, unequal sizes", latencies(5, 1), latencies(9, 1.3)),
    pair("twenty a side, exact", latencies(20, 1), latencies(20, 1.15)),
    pair("twenty a side, no difference", latencies(20, 1), latencies(20, 1)),
    pair("one more than twenty: normal", latencies(21, 1), latencies(20, 1.2)),
    pair("ties", rounded(random.poisson(60, 20), 0), rounded(random.poisson(66, 18), 0)),
    pair("small with ties", [1, 1, 2, 3], [3, 3, 4, 5]),
    pair("nearly all the same", [7] * 19 + [8], [7] * 20),
    pair("below zero", rounded(random.normal(-3, 1, 12), 4), rounded(random.normal(-1, 2, 15), 4)),
    pair("many", latencies(300, 1, 1), latencies(250, 1.05, 1)),
    pair("one against many", [3.25], latencies(12, 1)),
]
medians = [median(f"{count} samples", latencies(count, 1)) for count in (5, 6, 7, 8, 9, 12, 20, 33, 100, 1500)]
medians.append(median("with outliers", latencies(18, 1) + [5000.0, 9000.5]))
changes = [
    change("a step", rounded(random.normal(250, 9, 14), 2) + rounded(random.normal(216, 9, 11), 2)),
    change("no step", rounded(random.normal(250, 9, 20), 2)),
    change("with ties", [3, 3, 4, 3, 4, 5, 5, 5, 4, 5]),
]
corrections = [
    adjusted([0.001, 0.04, 0.03, 0.005, 0.2, 0.9]),
    adjusted([0.5, 0.5, 0.01]),
    adjusted(rounded(random.uniform(0, 0.1, 12), 5)),
]
print(json.dumps({"pairs": pairs, "medians": medians, "changes": changes, "corrections": corrections}, indent=1))
