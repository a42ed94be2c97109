"""A result arranged for readers: coverage, gaps, claims with their evidence, the pipeline as a graph.

In: a document and its result. Out: plain records, one module per question. Never: a format, an output.
"""
