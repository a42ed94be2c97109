"""The desk's page: a register in a browser, on this machine or behind a journal's own proxy.

In: requests that nobody trusts; a register. Out: pages without scripts, files, what editors do. Never: a page
for somebody who was not let in, a change that another site asked for, a text of a manifest as markup.
"""
