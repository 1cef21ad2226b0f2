"""Tagged PDF on ReportLab, knowing nothing of leaflets."""
