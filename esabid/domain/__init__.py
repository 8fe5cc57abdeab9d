"""The rules: pure functions over frozen dataclasses, without Flask, clock or session."""
