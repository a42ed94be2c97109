"""The first draft of a manifest, by its makers or by a third party.

In: a folder, and what a person named besides. Out: the text of a manifest. Never: an answer about somebody else's run
from this machine.
"""
