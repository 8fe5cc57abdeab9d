"""Pictures for other sites: plain words and numbers in, PNG bytes out; the only words are given."""
