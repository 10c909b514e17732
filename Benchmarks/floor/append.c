// Writes the events of a given roll again, the same bytes into a fresh file under the same promises: the least an
// append has to do. The program under test made the roll, so the two can be set side by side.
//
// Build: gcc -O2 -o append append.c -lsqlite3 -lcrypto
// Use:   append ROLL OUT one|batch [N] | append ROLL OUT load
//   one    a transaction for each event
//   batch  a transaction for 1,000 events
//   load   one transaction for all, the indexes made behind the last row
//   N      time the last N events only; those before are put there first, in one transaction (default: all)
// OUT must not exist. Prints one JSON line: events, view_rows (rows of other tables among them), seconds_wall,
// seconds_cpu, root. The clock runs from the first BEGIN to the end of the last COMMIT.
//
// Read into memory first, then timed: leaf hash, frontier, the event's row, and the rows of every other table with
// their indexes. Tables, columns and CREATE statements come from the roll, so a new column changes nothing here.
// Which event wrote a view's row is not known to a program that knows no schema: the rows of a table are spread over
// the events in order, the last with the last; in order means by a column seq or asset where there is one, else the
// table would hand out its keys sorted, and sorted keys are cheap. For a roll that registers assets one event each
// this is exact.
// No triggers, no foreign keys and no virtual tables: a floor does what the bytes and the promise need, no more.
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

enum { batchEvents = 1000 };

// 64 MiB of page cache, so that the floor does not pay for a small one.
#define CONNECTION "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536"

static struct tree tree;
static uint64_t changedLevels, storedLevels;
static sqlite3_stmt *begin, *commit, *putLevel, *dropLevel;
static long viewRows;
// The indexes that are made at the end.
static char **lateIndexes;
static int lateCount;

static void makeCopy(const char *path, char *schema[], int count, sqlite3_int64 pageBytes) {
  int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0 || close(file) != 0) stop(path, strerror(errno));
  must(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL), path);
  char *page = format("PRAGMA page_size = %lld", pageBytes);
  run(page);
  sqlite3_free(page);
  run(CONNECTION);
  for (int i = 0; i < count; i++) {
    if (lateIndexes != NULL && strncmp(schema[i], "CREATE INDEX", 12) == 0)
      lateIndexes[lateCount++] = schema[i];
    else
      run(schema[i]);
  }
  begin = prepare("BEGIN IMMEDIATE");
  commit = prepare("COMMIT");
  if (hasFrontier) {
    putLevel = prepare("INSERT OR REPLACE INTO frontier (level, hash) VALUES (?1, ?2)");
    dropLevel = prepare("DELETE FROM frontier WHERE level = ?1");
  }
  for (int i = 0; i < tableCount; i++) {
    struct table *table = &tables[i];
    char marks[2 * mostColumns + 1];
    for (int column = 0; column < table->columns; column++) memcpy(marks + 2 * column, ",?", 2);
    marks[2 * table->columns] = 0;
    char *sql = format("INSERT INTO \"%w\" (%s) VALUES (%s)", table->name, table->columnNames, marks + 1);
    table->insert = prepare(sql);
    sqlite3_free(sql);
  }
}

static void insert(struct table *table, long row) {
  const struct cell *cell = table->cells + row * table->columns;
  for (int i = 1; i <= table->columns; i++, cell++) {
    int code = SQLITE_OK;
    switch (cell->type) {
      case SQLITE_INTEGER: code = sqlite3_bind_int64(table->insert, i, cell->value.integer); break;
      case SQLITE_FLOAT: code = sqlite3_bind_double(table->insert, i, cell->value.real); break;
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

// Writes one event and the rows that go with it.
static void append(long row) {
  struct cell *cells = event->cells + row * event->columns;
  struct cell *leaf = &cells[leafColumn];
  const struct cell *body = &cells[bodyColumn];
  static unsigned char hash[hashBytes];
  treeLeaf(&tree, body->value.data, (size_t)body->bytes, hash);
  *leaf = (struct cell){SQLITE_BLOB, hashBytes, {.data = hash}};
  insert(event, row);
  int level = treeAppend(&tree, hash);
  changedLevels |= ((uint64_t)2 << level) - 1;

  for (int i = 0; i < tableCount; i++) {
    struct table *table = &tables[i];
    if (table == event) continue;
    // The k events still to come keep their share of the rows, rounded up: so the last rows meet the last events.
    __int128 share = (__int128)(event->rows - 1 - row) * table->rows;
    long later = (long)((share + event->rows - 1) / event->rows);
    for (; table->written < table->rows - later; table->written++, viewRows++) insert(table, table->written);
  }
}

static void storeFrontier(void) {
  for (int level = 0; hasFrontier && level < mostLevels; level++) {
    uint64_t bit = (uint64_t)1 << level;
    if (!(changedLevels & bit)) continue;
    if (tree.size & bit) {
      must(sqlite3_bind_int(putLevel, 1, level), "level");
      must(sqlite3_bind_blob(putLevel, 2, tree.frontier[level], hashBytes, SQLITE_STATIC), "hash");
      carryOut(putLevel);
      storedLevels |= bit;
    } else if (storedLevels & bit) {
      must(sqlite3_bind_int(dropLevel, 1, level), "level");
      carryOut(dropLevel);
      storedLevels &= ~bit;
    }
  }
  changedLevels = 0;
}

static void appendAll(long from, long to, long perTransaction) {
  for (long row = from; row < to;) {
    carryOut(begin);
    long end = to - row > perTransaction ? row + perTransaction : to;
    for (; row < end; row++) append(row);
    storeFrontier();
    if (row == to)
      while (lateCount > 0) run(lateIndexes[--lateCount]);
    carryOut(commit);
  }
}

static void closeCopy(void) {
  for (int i = 0; i < tableCount; i++) finish(tables[i].insert);
  finish(begin);
  finish(commit);
  finish(putLevel);
  finish(dropLevel);
  must(sqlite3_close(db), "cannot close the copy");
}

int main(int argc, char **argv) {
  char *end = "";
  long last = argc == 5 ? strtol(argv[4], &end, 10) : 0;
  const char *how = argc >= 4 ? argv[3] : "";
  int one = strcmp(how, "one") == 0, load = strcmp(how, "load") == 0;
  if (argc > 5 || (!one && !load && strcmp(how, "batch") != 0) || *end != 0 || (argc == 5 && last < 1) ||
      (load && argc == 5)) {
    fputs("usage: append ROLL OUT one|batch [N] | append ROLL OUT load\n", stderr);
    return 2;
  }
  enum { mostStatements = 4 * mostTables };
  char *schema[mostStatements];
  sqlite3_int64 pageBytes = 0;
  int count = readRoll(argv[1], schema, mostStatements, &pageBytes);
  if (last == 0) last = event->rows;
  if (last > event->rows) stop(argv[4], "the roll holds fewer events");

  char *late[mostStatements];
  if (load) lateIndexes = late;
  treeOpen(&tree);
  makeCopy(argv[2], schema, count, pageBytes);
  long before = event->rows - last;
  if (before > 0) {
    appendAll(0, before, before);
    sqlite3_stmt *checkpoint = prepare("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!nextRow(checkpoint) || sqlite3_column_int(checkpoint, 0) != 0) stop("checkpoint", "was refused");
    finish(checkpoint);
  }
  viewRows = 0;
  struct span span = spanStart();
  appendAll(before, event->rows, one ? 1 : load ? event->rows : batchEvents);
  span = spanEnd(span);
  char root[2 * hashBytes + 1];
  treeRoot(&tree, root);
  closeCopy();
  treeClose(&tree);
  letGo();
  if (printf("{\"events\":%ld,\"view_rows\":%ld,\"seconds_wall\":%.6f,\"seconds_cpu\":%.6f,\"root\":\"%s\"}\n", last,
             viewRows, span.wall, span.cpu, root) < 0 ||
      fflush(stdout) != 0)
    stop("standard output", strerror(errno));
  return 0;
}
