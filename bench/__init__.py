"""Benchmarks: what is fast is said by ratios measured in one run, `make bench`."""
