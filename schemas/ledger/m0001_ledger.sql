-- m0001_ledger.sql. Why: the tables that are the truth of a roll. Everything else is rebuilt from them.
-- Rows: none change.

-- One row an event. body: canonical JSON, at most 16 KiB; leaf: SHA-256(0x00 || body), RFC 6962 section 2.1.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  leaf BLOB NOT NULL CHECK (length(leaf) = 32),
  body BLOB NOT NULL CHECK (length(body) <= 16384)
) STRICT;

-- The right edge of the Merkle tree: one perfect subtree a level. Only the levels that are bits of the event
-- count are current; a row of another level is what is left of a smaller tree.
CREATE TABLE frontier (
  level INTEGER PRIMARY KEY CHECK (level BETWEEN 0 AND 62),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Signed tree heads (C2SP signed-note text), each over events that were durable before it was signed.
CREATE TABLE checkpoint (
  size INTEGER PRIMARY KEY,
  root BLOB NOT NULL CHECK (length(root) = 32),
  note TEXT NOT NULL,
  signed_at TEXT NOT NULL
) STRICT;

-- Things too large for an event, by SHA-256 of their bytes: scan reports.
CREATE TABLE blob (
  sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
  type TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

-- The vault: names of people and free text. Events hold only "digest", the HMAC of class and value under the salt, so
-- deleting value and salt here leaves every event and proof as it was.
CREATE TABLE secret (
  digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
  class TEXT NOT NULL,
  salt BLOB CHECK (salt IS NULL OR length(salt) = 32),
  value TEXT
) STRICT, WITHOUT ROWID;

-- Log-in names, places and vendors are looked up by what people type.
CREATE INDEX secret_by_value ON secret (class, value) WHERE class IN ('handle', 'place', 'vendor');

CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'final: append a correction'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'final: append a correction'); END;
-- Needed as well: INSERT OR REPLACE deletes without firing a delete trigger while recursive_triggers is off.
CREATE TRIGGER event_no_replace BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'final: append a correction'); END;
CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'final: sign a new one'); END;
CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'final: sign a new one'); END;
CREATE TRIGGER checkpoint_no_replace BEFORE INSERT ON checkpoint
WHEN EXISTS (SELECT 1 FROM checkpoint WHERE size = NEW.size)
BEGIN SELECT RAISE(ABORT, 'final: sign a new one'); END;
