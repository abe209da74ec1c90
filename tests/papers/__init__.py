"""Writers of test documents: letters as PDF, DOCX and plain text, returns as XLSX, ODS, CSV and PDF.

The example in data/example and the cases in tests/cases are made with them. The same source gives the
same bytes: no clock, no random number, no path of this machine goes into a file.
"""
