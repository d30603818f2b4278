"""Audits annual reports on open government information (政府信息公开工作年度报告) against the regulation."""

__version__ = "0.1.0"
