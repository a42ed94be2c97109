"""The words for people: label and question of items, meanings of closed values.

In: the words of a version, as published. Out: texts by code, and by closed list. Never: a word that a check needs.
"""
