"""What `labs export` writes, read by the libraries that others read it with."""

import csv
import json
import os
import subprocess
import tempfile
import unittest

import nbformat
from junitparser import JUnitXml


class ExportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.results = os.path.join(cls.folder.name, "results.sqlite")
        cls.labs("run", "token-rate-limiting", "--seed", "1")
        cls.labs("run", "backend-circuit-breaking", "--seed", "1")
        # A limit that is never reached: five assertions do not hold.
        cls.labs("run", "token-rate-limiting", "--seed", "1", "-p", "tokensPerMinute=100000", status=1)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def labs(cls, *arguments, status=0):
        command = [os.environ["LABS"], *arguments, "--results", cls.results]
        done = subprocess.run(command, cwd=os.environ["LABS_ROOT"], capture_output=True, text=True)
        assert done.returncode == status, done.stderr
        return done.stdout

    def export(self, name, *arguments):
        path = os.path.join(self.folder.name, name)
        self.labs("export", "1", "2", "3", "-o", path, *arguments)
        return path

    def test_nbformat_takes_the_notebook(self):
        notebook = nbformat.read(self.export("a.ipynb"), as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        self.assertEqual((notebook.nbformat, notebook.nbformat_minor), (4, 5))
        outputs = [o for c in notebook.cells if c.cell_type == "code" for o in c.outputs]
        pictures = [o for o in outputs if o.output_type == "display_data"]
        self.assertTrue(all({"text/plain", "image/svg+xml"} <= o.data.keys() for o in pictures))
        self.assertEqual(sum(o.output_type == "error" for o in outputs), 5)
        sources = [c.source for c in notebook.cells if c.cell_type == "code"]
        self.assertTrue(any("Exercise(" in s and s.count("{") == s.count("}") for s in sources))

    def test_junitparser_counts_what_failed(self):
        suites = list(JUnitXml.fromfile(self.export("a.xml")))
        self.assertEqual([(s.failures, s.errors, s.skipped) for s in suites], [(0, 0, 0), (0, 0, 0), (5, 0, 0)])
        for suite in suites:
            cases = list(suite)
            self.assertEqual(len(cases), suite.tests)
            self.assertEqual(sum(bool(c.result) for c in cases), suite.failures)

    def test_csv_has_the_requests_of_the_json_document(self):
        with open(self.export("a.json")) as file:
            runs = json.load(file)["runs"]
        requests = [r for run in runs for step in run["steps"] for r in step["requests"]]
        with open(self.export("a.csv"), newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([row["status"] for row in rows], [str(r["status"]) for r in requests])
        self.assertEqual([float(row["latency_ms"]) for row in rows], [r["latency_ms"] for r in requests])


if __name__ == "__main__":
    unittest.main()
