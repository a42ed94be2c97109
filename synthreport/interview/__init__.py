"""Questions for a person: what is open, how an answer looks, and the talk that fills a manifest."""
