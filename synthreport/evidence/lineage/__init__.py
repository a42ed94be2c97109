"""Lineage: the manifests of the datasets that a dataset was made from, followed to their beginning.

In: a manifest, folders in which others may lie. Out: the chain, what contradicts along it, depth,
share of observed records. Never: an address fetched without being asked for, a file outside of the folders named.
"""
