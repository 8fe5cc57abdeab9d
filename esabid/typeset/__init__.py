"""The press: typesets the dossier's skeleton with ReportLab from a snapshot alone."""
