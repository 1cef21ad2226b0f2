"""Writes pages as tagged PDF, with ReportLab; knows nothing of leaflets and slides."""
