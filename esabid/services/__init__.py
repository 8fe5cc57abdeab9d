"""Deeds: permit, advance, change, record, queue; they flush and never commit."""
