"""Reports: a result in a format, one module each; only here findings, which know pointers, meet line numbers.

In: checked documents. Out: text or bytes. Never: a judgement, a file that is written, active content from a manifest.
"""
