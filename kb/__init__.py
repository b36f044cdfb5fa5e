"""The knowledge base: finds the articles that answer a message, and says how sure it is. Pure."""

from kb.article import Article
from kb.confidence import Outcome
from kb.knowledge import Knowledge
from kb.match import Candidate, Match, Part, PartMatch

__all__ = ["Article", "Candidate", "Knowledge", "Match", "Outcome", "Part", "PartMatch"]
