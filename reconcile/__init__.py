"""Finds where an inspection letter and its data return contradict each other."""
