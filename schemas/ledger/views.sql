-- views.sql. What the events add up to. Every table here is dropped and rebuilt from the event table alone,
-- byte for byte; `tagroll ledger rebuild` does it, `tagroll ledger verify` compares.
-- Identifiers are UUID text, days are YYYY-MM-DD text, money is whole minor units, device strings are raw bytes.

CREATE TABLE asset (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  tag TEXT NOT NULL UNIQUE,
  category TEXT NOT NULL,
  stage TEXT NOT NULL,
  stage_since TEXT NOT NULL,
  holder_kind TEXT NOT NULL,
  holder TEXT,
  place TEXT,
  ownership TEXT NOT NULL,
  origin TEXT NOT NULL,
  return_to TEXT,
  return_holder_kind TEXT,
  return_holder TEXT,
  repair_order INTEGER,
  purchase INTEGER,
  maker BLOB,
  model BLOB,
  serial BLOB,
  registered TEXT NOT NULL,
  purchased TEXT,
  price_minor INTEGER,
  price_currency TEXT,
  warranty_until TEXT,
  warranty_vendor BLOB,
  unlisted_data TEXT NOT NULL,
  data_state TEXT NOT NULL,
  route TEXT,
  holds TEXT, -- kind:event:person of each hold in force, between blanks
  scan BLOB,
  received_by TEXT,
  asked_by TEXT,
  appraised_by TEXT,
  approved_by TEXT,
  cleaned_by TEXT,
  released_by TEXT,
  lost_by TEXT,
  version INTEGER NOT NULL,
  last_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX asset_by_warranty ON asset (warranty_until, tag) WHERE warranty_until IS NOT NULL;
CREATE INDEX asset_by_holder ON asset (holder) WHERE holder IS NOT NULL;
CREATE INDEX asset_by_purchase ON asset (purchase) WHERE purchase IS NOT NULL;
CREATE INDEX asset_by_place ON asset (place) WHERE place IS NOT NULL;

CREATE TABLE part (
  asset INTEGER NOT NULL,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  maker BLOB,
  model BLOB,
  serial BLOB,
  slot BLOB NOT NULL,
  size_bytes INTEGER,
  data TEXT NOT NULL,
  removed INTEGER NOT NULL,
  evidence_seq INTEGER,
  PRIMARY KEY (asset, number)
) STRICT, WITHOUT ROWID;

-- What an asset can be found by: serial, uuid, mac, machine, part serials.
CREATE TABLE asset_key (
  key TEXT NOT NULL,
  asset INTEGER NOT NULL,
  PRIMARY KEY (key, asset)
) STRICT, WITHOUT ROWID;

CREATE TABLE asset_event (
  asset INTEGER NOT NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (asset, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE party (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  handle BLOB,
  name BLOB NOT NULL,
  roles TEXT NOT NULL,
  seq INTEGER NOT NULL,
  erased_seq INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX party_by_name ON party (name);
CREATE INDEX party_by_handle ON party (handle) WHERE handle IS NOT NULL;

CREATE TABLE repair_order (
  number INTEGER PRIMARY KEY,
  asset INTEGER NOT NULL,
  opened TEXT NOT NULL,
  fault BLOB NOT NULL,
  vendor TEXT,
  closed TEXT,
  cost_minor INTEGER,
  cost_currency TEXT
) STRICT;

-- What somebody wanted bought; which things belong to it, the assets say.
CREATE TABLE purchase (
  number INTEGER PRIMARY KEY,
  asked TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  supplier TEXT,
  reference BLOB,
  due TEXT,
  warranty_months INTEGER
) STRICT;

CREATE TABLE tag_counter (
  prefix TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The one row that says whose roll this is.
CREATE TABLE roll (
  log TEXT PRIMARY KEY,
  organisation BLOB NOT NULL,
  profile TEXT NOT NULL,
  public_key TEXT NOT NULL,
  opened_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The shape of the tables above; a program that builds another shape rebuilds them from the events.
CREATE TABLE view_version (version INTEGER PRIMARY KEY) STRICT;
