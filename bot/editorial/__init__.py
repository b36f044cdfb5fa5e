"""What editors do with the knowledge base: look it over, try it, measure it, fill it."""
