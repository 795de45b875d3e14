"""The catalogue: initiatives, the evidence for them, and what was learned."""
