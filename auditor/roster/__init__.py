"""The roster: what an auditor knows of reports and the reports do not tell, read from a spreadsheet and matched."""
