"""Pages whose right reading order is known because they were made here, and the score of reading them."""
