"""Which rows reach what: steps, splits, inputs and files as a graph, what each holds, and how many flow where.

In: a manifest. Out: facts about its rows, each derived once. Never: a fault, which is a rule's.
"""
