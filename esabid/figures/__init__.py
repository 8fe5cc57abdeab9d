"""Geometry of charts: points, bars and labels as kind and value; no drawing and no words."""
