"""The rules of the campaign: pure functions over frozen dataclasses, without Flask, clock or session."""
