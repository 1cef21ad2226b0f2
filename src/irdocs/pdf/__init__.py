"""Pages → tagged PDF, on ReportLab; knows nothing of leaflets and slides."""
