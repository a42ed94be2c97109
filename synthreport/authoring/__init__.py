"""What helps an author: from a dataset on disk to a manifest that complies, and from one revision to the next."""
