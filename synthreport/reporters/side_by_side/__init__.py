"""Many manifests or profiles side by side: tables in CSV, XLSX and Markdown; no cell is a formula.

In: the results of a run. Out: text or bytes. Never: a finding's text, a cell that a spreadsheet computes.
"""
