"""Lists in and out of the campaign: .xlsx and .csv read with care, planned, and written."""
