"""The configuration of a project: `[tool.synthreport]` in its pyproject.toml, or synthreport.toml.

In: the folder of the run, or a file. Out: settings, each with its file and line. Never: a setting that is ignored.
"""
