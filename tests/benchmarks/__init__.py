"""Speed, measured: ``make bench`` on synthetic catalogues of up to 100,000 entries.

``python -m tests.benchmarks --help`` lists the options. It is no part of the tests:
its figures are true for the machine and the hour, and the README quotes them as such.
"""
