"""Reports for services that keep findings of code: one module each.

In: checked documents. Out: text in the format of the service. Never: a judgement, a command to the service.
"""
