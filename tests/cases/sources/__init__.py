"""The cases as readable sources, one a module, each with its CASE."""
