"""The pages in a browser: what they ask of the checker, in the browser itself or on this computer.

In: the text of a manifest, and the name of a profile. Out: reports as texts. Never: a connection to another host.
"""
