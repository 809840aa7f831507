"""One file for each revision: plain SQL, never the tables of today."""
