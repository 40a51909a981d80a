"""Word documents from facts, narrative and templates."""
