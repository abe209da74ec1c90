"""One set of facts written out in every layout that returns are met in."""
