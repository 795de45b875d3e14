"""Run one step of the benchmark, in a process of its own with Django set up.

``python -m tests.benchmarks.step fill 2000`` calls ``main`` of that module. A fresh
process is what makes figures of memory and start comparable.
"""

import importlib
import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    name, *arguments = sys.argv[1:]
    main = importlib.import_module(f"tests.benchmarks.{name}").main
    found = main(*map(json.loads, arguments))
    if found is not None:
        json.dump(found, sys.stdout)
