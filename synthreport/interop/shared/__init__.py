"""What readers and writers of other formats share: values, tables of fields, JSON-LD, entries of a draft."""
