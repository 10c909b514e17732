// What an intake of scan reports asks of the database and puts into it, and nothing else: no report is read, judged or
// encoded. 64 reports a transaction, as the program takes them.
//
// Build: gcc -O2 -o intake intake.c -lsqlite3
// Use:   intake same ROLL N | intake write ROLL N BEFORE
//   same   asks what is asked of the last N assets of ROLL when their reports come again
//   write  copies what the last N events of ROLL brought, one a report, into BEFORE, which lacks them, and asks the same in
//          front of each. The rows come from ROLL as they are needed, out of the page cache.
// Prints one JSON line: events (reports), seconds_wall, seconds_cpu.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"

enum { perTransaction = 64, mostFound = 256 };

static sqlite3 *db;

static _Noreturn void stop(const char *what) {
  fprintf(stderr, "intake: %s: %s\n", what, db == NULL ? "no roll" : sqlite3_errmsg(db));
  exit(1);
}

static void run(const char *sql) {
  if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) stop(sql);
}

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) stop(sql);
  return statement;
}

static sqlite3_int64 number(const char *sql) {
  sqlite3_stmt *statement = prepare(sql);
  if (sqlite3_step(statement) != SQLITE_ROW) stop(sql);
  sqlite3_int64 value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return value;
}

static void carryOut(sqlite3_stmt *statement, sqlite3_int64 value) {
  sqlite3_bind_int64(statement, 1, value);
  if (sqlite3_step(statement) != SQLITE_DONE) stop(sqlite3_sql(statement));
  sqlite3_reset(statement);
}

// One report: its keys, one after the other and each ended by a zero, the event it brought and that event's asset.
struct report {
  char *keys;
  int count;
  sqlite3_int64 event, asset;
};

static sqlite3_stmt *byKey, *assetRow, *partRows, *blobRow;
static long touched;

static void readRow(sqlite3_stmt *statement) {
  for (int i = 0; i < sqlite3_column_count(statement); i++) touched += sqlite3_column_bytes(statement, i);
}

// Who bears its keys, and what those are known by.
static void ask(const struct report *report) {
  sqlite3_int64 found[mostFound];
  int count = 0;
  const char *key = report->keys;
  for (int i = 0; i < report->count; i++, key += strlen(key) + 1) {
    sqlite3_bind_text(byKey, 1, key, -1, SQLITE_STATIC);
    while (sqlite3_step(byKey) == SQLITE_ROW) {
      sqlite3_int64 asset = sqlite3_column_int64(byKey, 0);
      int known = 0;
      for (int n = 0; n < count; n++) known |= found[n] == asset;
      if (!known && count < mostFound) found[count++] = asset;
    }
    sqlite3_reset(byKey);
  }
  for (int i = 0; i < count; i++) {
    sqlite3_bind_int64(assetRow, 1, found[i]);
    while (sqlite3_step(assetRow) == SQLITE_ROW) readRow(assetRow);
    sqlite3_reset(assetRow);
    sqlite3_bind_int64(partRows, 1, found[i]);
    while (sqlite3_step(partRows) == SQLITE_ROW) readRow(partRows);
    sqlite3_reset(partRows);
    sqlite3_bind_int64(blobRow, 1, found[i]);
    while (sqlite3_step(blobRow) == SQLITE_ROW) readRow(blobRow);
    sqlite3_reset(blobRow);
  }
}

static struct report *readReports(long count, const char *which) {
  struct report *reports = calloc((size_t)count, sizeof *reports);
  if (reports == NULL) stop("memory");
  sqlite3_stmt *all = prepare(which);
  sqlite3_bind_int64(all, 1, count);
  long found = 0;
  while (found < count && sqlite3_step(all) == SQLITE_ROW) {
    struct report *report = &reports[found++];
    report->event = sqlite3_column_int64(all, 0);
    report->asset = sqlite3_column_int64(all, 1);
    report->count = sqlite3_column_int(all, 2);
    char *keys = strdup((const char *)sqlite3_column_text(all, 3));
    if (keys == NULL) stop("memory");
    report->keys = keys;
    for (; *keys != 0; keys++)
      if (*keys == '\n') *keys = 0;
  }
  if (found < count) stop("fewer reports than asked for");
  sqlite3_finalize(all);
  return reports;
}

int main(int argc, char **argv) {
  char *end = "";
  long count = argc > 3 ? strtol(argv[3], &end, 10) : 0;
  int writes = argc == 5 && strcmp(argv[1], "write") == 0;
  if (count < 1 || *end != 0 || (!writes && (argc != 4 || strcmp(argv[1], "same") != 0))) {
    fputs("usage: intake same ROLL N | intake write ROLL N BEFORE\n", stderr);
    return 2;
  }
  if (sqlite3_open_v2(writes ? argv[4] : argv[2], &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    stop("cannot open");
  run("PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA foreign_keys = OFF");
  struct report *reports;
  sqlite3_stmt *copies[6];
  sqlite3_int64 blobs = 0, blobEnd = 0;
  if (writes) {
    char *sql = sqlite3_mprintf("ATTACH %Q AS after", argv[2]);
    run(sql);
    sqlite3_free(sql);
    // There is no index from an asset to its keys, and what is looked through once is not timed.
    run("CREATE TEMP TABLE key_of AS SELECT asset, key FROM after.asset_key; CREATE INDEX temp.key_of_asset ON key_of (asset)");
    reports = readReports(count,
                          "SELECT x.seq, x.asset, count(k.key), coalesce(group_concat(k.key, char(10)), '') FROM"
                          " (SELECT seq, asset FROM after.asset_event ORDER BY seq DESC LIMIT ?1) x"
                          " LEFT JOIN key_of k ON k.asset = x.asset GROUP BY x.seq ORDER BY x.seq");
    copies[0] = prepare("INSERT INTO event SELECT * FROM after.event WHERE seq = ?1");
    copies[1] = prepare("INSERT OR REPLACE INTO asset SELECT * FROM after.asset WHERE no = ?1");
    copies[2] = prepare("INSERT OR IGNORE INTO asset_event SELECT * FROM after.asset_event WHERE asset = ?1");
    copies[3] = prepare("INSERT OR IGNORE INTO asset_key SELECT key, asset FROM key_of WHERE asset = ?1");
    copies[4] = prepare("INSERT OR IGNORE INTO part SELECT * FROM after.part WHERE asset = ?1");
    copies[5] = prepare("INSERT OR IGNORE INTO blob SELECT * FROM after.blob WHERE rowid = ?1");
    blobs = number("SELECT coalesce(max(rowid), 0) + 1 FROM main.blob");
    blobEnd = number("SELECT coalesce(max(rowid), 0) + 1 FROM after.blob");
  } else {
    run("CREATE TEMP TABLE key_of AS SELECT asset, key FROM asset_key; CREATE INDEX temp.key_of_asset ON key_of (asset)");
    reports = readReports(count,
                          "SELECT 0, a.no, count(k.key), coalesce(group_concat(k.key, char(10)), '') FROM"
                          " (SELECT no FROM asset ORDER BY no DESC LIMIT ?1) a"
                          " LEFT JOIN key_of k ON k.asset = a.no GROUP BY a.no ORDER BY a.no");
  }
  byKey = prepare("SELECT asset FROM asset_key WHERE key = ?1 ORDER BY asset LIMIT 101");
  assetRow = prepare("SELECT * FROM asset WHERE no = ?1");
  partRows = prepare("SELECT * FROM part WHERE asset = ?1 ORDER BY number");
  blobRow = prepare("SELECT bytes FROM blob WHERE sha256 = (SELECT scan FROM asset WHERE no = ?1)");

  sqlite3_int64 blobsPerReport = (blobEnd - blobs + count - 1) / count;
  struct span span = spanStart();
  for (long n = 0; n < count;) {
    run("BEGIN IMMEDIATE");
    for (int i = 0; i < perTransaction && n < count; i++, n++) {
      ask(&reports[n]);
      if (!writes) continue;
      for (sqlite3_int64 b = 0; b < blobsPerReport && blobs < blobEnd; b++) carryOut(copies[5], blobs++);
      carryOut(copies[0], reports[n].event);
      for (int c = 1; c < 5; c++) carryOut(copies[c], reports[n].asset);
    }
    run(writes ? "COMMIT" : "ROLLBACK");
  }
  span = spanEnd(span);
  for (sqlite3_stmt *left; (left = sqlite3_next_stmt(db, NULL)) != NULL;) sqlite3_finalize(left);
  if (touched < 0 || sqlite3_close(db) != SQLITE_OK) stop("cannot close");
  printf("{\"events\":%ld,\"seconds_wall\":%.6f,\"seconds_cpu\":%.6f}\n", count, span.wall, span.cpu);
  return 0;
}
