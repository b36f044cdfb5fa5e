"""The knowledge base: finds the articles that answer a message, and says how sure it is. Pure."""

from kb.article import Article
from kb.confidence import Outcome
from kb.knowledge import Knowledge
from kb.match import Candidate, Match, Near, Part

__all__ = ["Article", "Candidate", "Knowledge", "Match", "Near", "Outcome", "Part"]
