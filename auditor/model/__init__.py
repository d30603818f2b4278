"""What everything else shares: documents, facts, rules, outcomes, findings, and the vocabulary of the form."""
