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
  last_seq INTEGER NOT NULL,
  due TEXT, -- the last day of a loan
  acknowledged INTEGER, -- the event by which its holder said that they have it
  department BLOB,
  manifest INTEGER, -- the load it leaves or left with
  receipt_seq INTEGER,
  approvals TEXT, -- role:person of each signature under what is under way, between blanks
  appraisers TEXT, -- between blanks
  cause TEXT,
  labelled_seq INTEGER,
  waits_for TEXT, -- what its repair stands still for
  replaces TEXT, -- what whoever has it had before it
  replaced_by TEXT -- what whoever had it was given for it
) STRICT;
CREATE INDEX asset_by_label ON asset (tag) WHERE labelled_seq IS NULL AND stage = 'RECEIVED';
CREATE INDEX asset_by_due ON asset (due, tag) WHERE due IS NOT NULL;
-- A list begins with the lowest tags, so the indexes that narrow it go on by tag.
CREATE INDEX asset_by_stage ON asset (stage, category, tag);
CREATE INDEX asset_by_holder ON asset (holder, tag) WHERE holder IS NOT NULL;
CREATE INDEX asset_by_place ON asset (place, tag) WHERE place IS NOT NULL;
-- With all that a count by month and model asks for; what has left needs no warranty any more.
CREATE INDEX asset_by_warranty ON asset (warranty_until, tag, maker, model)
WHERE warranty_until IS NOT NULL AND stage NOT IN ('DISPOSED', 'RETURNED_TO_SUPPLIER', 'VOID');
CREATE INDEX asset_by_purchase ON asset (purchase) WHERE purchase IS NOT NULL;
CREATE INDEX asset_by_replaces ON asset (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX asset_by_manifest ON asset (manifest) WHERE manifest IS NOT NULL;

-- What an asset is searched by, at rowid its number. An index and no table: it holds no text, and `ledger verify` looks at it
-- with the other indexes. words: small letters and digits between blanks, a Han character by itself.
CREATE VIRTUAL TABLE asset_text USING fts5 (words, content = '', columnsize = 0, tokenize = 'ascii');

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
  removed INTEGER NOT NULL, -- 0: in it; 1: gone; taken out: 2 nobody has said where, 3 stock, 4 vendor, 5 destroyed, 6 another asset; 7 not seen by a scan
  evidence_seq INTEGER,
  PRIMARY KEY (asset, number)
) STRICT, WITHOUT ROWID;
-- A part is looked for by its serial, whoever typed it in which letters.
CREATE INDEX part_by_serial ON part (upper(serial)) WHERE serial IS NOT NULL;
-- What nobody has said the whereabouts of.
CREATE INDEX part_missing ON part (asset, number) WHERE removed IN (2, 7);

-- What an asset can be found by: serial, uuid, mac, machine, part serials.
CREATE TABLE asset_key (
  key TEXT NOT NULL,
  asset INTEGER NOT NULL,
  PRIMARY KEY (key, asset)
) STRICT, WITHOUT ROWID;

-- day: the business day the event took effect; whether an asset stands as it did on a past day is asked of it.
CREATE TABLE asset_event (
  asset INTEGER NOT NULL,
  version INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (asset, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE party (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  handle BLOB,
  name BLOB NOT NULL,
  roles TEXT NOT NULL,
  seq INTEGER NOT NULL,
  erased_seq INTEGER,
  leaving TEXT, -- the last day they are expected
  left_on TEXT,
  department BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX party_by_name ON party (name);
CREATE INDEX party_by_handle ON party (handle) WHERE handle IS NOT NULL;

-- What became of persons.
CREATE TABLE party_event (
  party TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (party, seq)
) STRICT, WITHOUT ROWID;

-- Two names of one human; seq: the event that says so. It counts for the events after it.
CREATE TABLE person_alias (
  seq INTEGER PRIMARY KEY,
  person TEXT NOT NULL,
  other TEXT NOT NULL
) STRICT;

-- Acts that a rule refused. act: the command; code: the rule; day: the business day; at: when, UTC.
CREATE TABLE refusal (
  seq INTEGER PRIMARY KEY,
  asset INTEGER,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  code TEXT NOT NULL,
  day TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX refusal_by_asset ON refusal (asset) WHERE asset IS NOT NULL;
CREATE INDEX refusal_by_time ON refusal (at);

-- What was asked for by a name: seq, the first event of what was done.
CREATE TABLE request (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE repair_order (
  number INTEGER PRIMARY KEY,
  asset INTEGER NOT NULL,
  opened TEXT NOT NULL,
  fault BLOB NOT NULL,
  vendor TEXT,
  closed TEXT,
  cost_minor INTEGER,
  cost_currency TEXT,
  -- The day it was taken back: there never was such a repair. Its number is not used again.
  undone TEXT,
  ending TEXT
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

-- What each person asked to be bought or scrapped on a day, as far as it has a price: a ladder judges by the sum of several
-- days. What was taken back is taken off.
CREATE TABLE batch (
  way TEXT NOT NULL,
  asker TEXT NOT NULL,
  day TEXT NOT NULL,
  currency TEXT NOT NULL,
  minor INTEGER NOT NULL,
  things INTEGER NOT NULL,
  PRIMARY KEY (way, asker, day, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag_counter (
  prefix TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a stocktake: what it looks at, and how far it is. size: the events its list was drawn from; the numbers
-- from matched on count how often each outcome was found.
CREATE TABLE stocktake (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  opened TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  size INTEGER NOT NULL,
  scope TEXT NOT NULL,
  sample INTEGER,
  seed TEXT,
  evidence_allowed INTEGER NOT NULL,
  due TEXT,
  listed INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  by_evidence INTEGER NOT NULL,
  codes INTEGER NOT NULL,
  matched INTEGER NOT NULL,
  misplaced INTEGER NOT NULL,
  holder_differs INTEGER NOT NULL,
  missing INTEGER NOT NULL,
  surplus INTEGER NOT NULL,
  damaged INTEGER NOT NULL,
  tag_bad INTEGER NOT NULL,
  left_meanwhile INTEGER NOT NULL,
  last_count INTEGER,
  closed TEXT,
  closed_by TEXT,
  closed_seq INTEGER,
  discrepancies BLOB
) STRICT;

-- The frozen list (listed = 1), and what came up beside it. place, holder: where the list, or for what is not on it
-- the books, had it. outcomes is NULL for what nobody has seen yet.
CREATE TABLE stocktake_line (
  stocktake INTEGER NOT NULL,
  asset INTEGER NOT NULL,
  listed INTEGER NOT NULL,
  place TEXT,
  holder_kind TEXT NOT NULL,
  holder TEXT,
  outcomes TEXT,
  seen_place TEXT,
  seen_person TEXT,
  damaged INTEGER,
  tag_bad INTEGER,
  how TEXT,
  counter TEXT,
  counted_on TEXT,
  seq INTEGER,
  PRIMARY KEY (stocktake, asset)
) STRICT, WITHOUT ROWID;
CREATE INDEX stocktake_line_missing ON stocktake_line (stocktake, asset) WHERE outcomes = 'missing';

-- Codes that name nothing on the roll; code: the commitment to one.
CREATE TABLE stocktake_code (
  stocktake INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  position INTEGER NOT NULL,
  code BLOB NOT NULL,
  outcomes TEXT NOT NULL,
  place TEXT,
  person TEXT,
  how TEXT NOT NULL,
  counter TEXT NOT NULL,
  counted_on TEXT NOT NULL,
  PRIMARY KEY (stocktake, seq, position)
) STRICT, WITHOUT ROWID;

-- Who counted how many things, and who signed.
CREATE TABLE stocktake_person (
  stocktake INTEGER NOT NULL,
  person TEXT NOT NULL,
  counted INTEGER NOT NULL,
  signed_seq INTEGER,
  signed_role TEXT,
  PRIMARY KEY (stocktake, person)
) STRICT, WITHOUT ROWID;

-- One row a load that leaves the house; which things are on it, the assets say. items: how many left with it.
CREATE TABLE manifest (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  vendor TEXT NOT NULL,
  route TEXT NOT NULL,
  opened TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  released TEXT,
  released_seq INTEGER,
  items INTEGER,
  ended TEXT,
  ended_seq INTEGER,
  ending TEXT
) STRICT;

-- What lets a vendor take waste: the newest paper of each scheme. number: the commitment to what stands on it.
CREATE TABLE vendor_paper (
  vendor TEXT NOT NULL,
  scheme TEXT NOT NULL,
  number BLOB NOT NULL,
  valid_to TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (vendor, scheme)
) STRICT, WITHOUT ROWID;

-- Scans that a person must decide about, and how they were settled. scan, verdict: by hash; asset: what it was settled for.
CREATE TABLE conflict (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  opened TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  scan BLOB NOT NULL,
  verdict BLOB NOT NULL,
  fingerprint TEXT NOT NULL,
  opened_seq INTEGER NOT NULL,
  resolution TEXT,
  asset TEXT,
  resolved TEXT,
  resolved_by TEXT,
  resolved_seq INTEGER
) STRICT;
CREATE INDEX conflict_waiting ON conflict (fingerprint) WHERE resolution IS NULL;

-- What was seen beside machines, and what people said of it; the rest is in the events. asset: what a person said it is.
CREATE TABLE desk (
  seq INTEGER PRIMARY KEY,
  machine INTEGER NOT NULL,
  asset INTEGER
) STRICT;
CREATE INDEX desk_by_machine ON desk (machine);
CREATE INDEX desk_by_asset ON desk (asset) WHERE asset IS NOT NULL;
CREATE TABLE desk_key (
  key TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (key, seq)
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
