"""Every error a person can cause, each with its exit code. The command line catches the family once."""

from __future__ import annotations


class ReconcileError(Exception):
    """The job could not be done. `str(error)` is one clear line: the file, the place, and what to do."""

    exit_code = 2


class UsageError(ReconcileError):
    """Options that do not fit together."""


class DocumentError(ReconcileError):
    """A file that is missing, empty, encrypted, scanned, damaged or not what its name says."""


class NoTableError(DocumentError):
    """A return in which no table was found."""


class WrongForceError(ReconcileError):
    """The letter and the return are about different forces, or the force asked for is in neither."""


class LayoutError(ReconcileError):
    """A layout file that cannot be read as one, or that names what the return does not hold."""
