"""Frictionless data packages, versions 1 and 2; read only.

In: a `datapackage.json`. Out: a draft. Never: inline rows.
"""
