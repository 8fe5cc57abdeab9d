"""Forms by subject; a form checks shape, the rules check sense."""
