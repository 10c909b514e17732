-- m0002_look.sql. Why: a scan that says nothing new writes no event, and a report that comes late must not be taken for news all the same.
-- Rows: none change.

-- When parts of an asset were seen last, where no event tells. Beside the ledger: it only says which report came late.
-- part: the number on the card; 0 for a look that saw every part of the kind that the card has in it, and no other.
-- at: milliseconds since 1970, by the clock of the scan, and no later than the roll's.
CREATE TABLE look (
  asset TEXT NOT NULL,
  kind TEXT NOT NULL,
  part INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (asset, kind, part)
) STRICT, WITHOUT ROWID;
