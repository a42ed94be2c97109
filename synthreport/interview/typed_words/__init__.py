"""Words as people type them, understood: dates, countries, licences, metrics, numbers, identifiers.

In: a typed text and the form of the answer. Out: the text as the standard has it. Never: a guess between two meanings.
"""
