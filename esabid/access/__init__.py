"""Who is asking, what they may do, and one transaction for each request."""
