// Fills the views of a roll again: reads every event, hashes it, and writes all rows of all other tables into a copy, with their
// indexes, in one transaction. What `tagroll ledger rebuild` adds to that is knowing what the rows must be.
//
// Build: gcc -O2 -o rebuild rebuild.c -lsqlite3 -lcrypto
// Use:   rebuild ROLL OUT
// OUT must not exist. Prints one JSON line: events, view_rows, seconds_wall, seconds_cpu. Rows are read into memory before the
// clock runs and written in the order of their keys, which is the cheapest there is.
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "merkle.h"
#include "rows.h"

#define CONNECTION "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536"

static void insert(struct table *table, long row) {
  const struct cell *cell = table->cells + row * table->columns;
  for (int i = 1; i <= table->columns; i++, cell++) {
    int code = SQLITE_OK;
    switch (cell->type) {
      case SQLITE_INTEGER: code = sqlite3_bind_int64(table->insert, i, cell->value.integer); break;
      case SQLITE_TEXT:
        code = sqlite3_bind_text(table->insert, i, cell->value.data, cell->bytes, SQLITE_STATIC);
        break;
      case SQLITE_BLOB:
        code = sqlite3_bind_blob(table->insert, i, cell->value.data, cell->bytes, SQLITE_STATIC);
        break;
      default: code = sqlite3_bind_null(table->insert, i); break;
    }
    must(code, table->name);
  }
  carryOut(table->insert);
}

static int isTruth(const struct table *table) {
  static const char *const names[] = {"event", "frontier", "checkpoint", "blob", "secret"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(table->name, names[i]) == 0) return 1;
  return 0;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fputs("usage: rebuild ROLL OUT\n", stderr);
    return 2;
  }
  enum { mostStatements = 4 * mostTables };
  char *schema[mostStatements];
  sqlite3_int64 pageBytes = 0;
  int count = readRoll(argv[1], schema, mostStatements, &pageBytes);
  int file = open(argv[2], O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0 || close(file) != 0) stop(argv[2], strerror(errno));
  must(sqlite3_open_v2(argv[2], &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL), argv[2]);
  char *page = format("PRAGMA page_size = %lld", pageBytes);
  run(page);
  sqlite3_free(page);
  run(CONNECTION);
  for (int i = 0; i < count; i++) run(schema[i]);
  for (int i = 0; i < tableCount; i++) {
    struct table *table = &tables[i];
    char marks[2 * mostColumns + 1];
    for (int column = 0; column < table->columns; column++) memcpy(marks + 2 * column, ",?", 2);
    marks[2 * table->columns] = 0;
    char *sql = format("INSERT INTO \"%w\" (%s) VALUES (%s)", table->name, table->columnNames, marks + 1);
    table->insert = prepare(sql);
    sqlite3_free(sql);
  }
  sqlite3 *copy = db;
  sqlite3 *roll = openToRead(argv[1]);
  if (roll == NULL) return 1;

  static struct tree tree;
  treeOpen(&tree);
  long viewRows = 0;
  struct span span = spanStart();
  db = roll;
  sqlite3_stmt *events = prepare("SELECT seq, leaf, body FROM event ORDER BY seq");
  while (nextRow(events)) {
    unsigned char hash[hashBytes];
    treeLeaf(&tree, sqlite3_column_blob(events, 2), (size_t)sqlite3_column_bytes(events, 2), hash);
    if (memcmp(hash, sqlite3_column_blob(events, 1), hashBytes) != 0) stop(argv[1], "a leaf is wrong");
    treeAppend(&tree, hash);
  }
  finish(events);
  db = copy;
  run("BEGIN IMMEDIATE");
  for (int i = 0; i < tableCount; i++) {
    if (isTruth(&tables[i])) continue;
    for (long row = 0; row < tables[i].rows; row++, viewRows++) insert(&tables[i], row);
  }
  run("COMMIT");
  span = spanEnd(span);
  for (int i = 0; i < tableCount; i++) finish(tables[i].insert);
  must(sqlite3_close(copy), "cannot close the copy");
  db = roll;
  must(sqlite3_close(roll), "cannot close the roll");
  long read = (long)tree.size;
  treeClose(&tree);
  letGo();
  if (printf("{\"events\":%ld,\"view_rows\":%ld,\"seconds_wall\":%.6f,\"seconds_cpu\":%.6f}\n", read, viewRows, span.wall,
             span.cpu) < 0 ||
      fflush(stdout) != 0)
    stop("standard output", strerror(errno));
  return 0;
}
