"""Rule files and clause files in, a checked rulebook out."""
