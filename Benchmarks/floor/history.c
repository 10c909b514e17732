// Reads all events of assets of a roll, one asset after the other: the least a history has to do.
//
// Build: gcc -O2 -o history history.c -lsqlite3
// Use:   history ROLL N
// Prints one JSON line: events (of all of them), bytes, seconds_wall, seconds_cpu. The assets are N that lie evenly apart in order
// of their numbers.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "roll.h"

static sqlite3 *roll;

static int failed(const char *what) {
  fprintf(stderr, "history: %s: %s\n", what, sqlite3_errmsg(roll));
  return 1;
}

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v3(roll, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) return NULL;
  return statement;
}

int main(int argc, char **argv) {
  char *end = "";
  long wanted = argc == 3 ? strtol(argv[2], &end, 10) : 0;
  if (wanted < 1 || *end != 0) {
    fputs("usage: history ROLL N\n", stderr);
    return 2;
  }
  roll = openToRead(argv[1]);
  if (roll == NULL) return 1;
  sqlite3_stmt *count = prepare("SELECT max(no) FROM asset");
  sqlite3_stmt *one = prepare("SELECT id FROM asset WHERE no = ?1");
  sqlite3_stmt *rows = prepare(
      "SELECT e.seq, e.leaf, e.body FROM asset a JOIN asset_event x ON x.asset = a.no JOIN event e ON e.seq = x.seq"
      " WHERE a.id = ?1 ORDER BY x.version");
  if (count == NULL || one == NULL || rows == NULL || sqlite3_step(count) != SQLITE_ROW) return failed("cannot ask");
  sqlite3_int64 assets = sqlite3_column_int64(count, 0);
  sqlite3_finalize(count);
  char (*ids)[37] = calloc((size_t)wanted, sizeof *ids);
  if (ids == NULL) return failed("memory");
  for (long i = 0; i < wanted; i++) {
    sqlite3_bind_int64(one, 1, 1 + i * assets / wanted);
    if (sqlite3_step(one) != SQLITE_ROW) return failed("an asset is missing");
    snprintf(ids[i], sizeof ids[i], "%s", (const char *)sqlite3_column_text(one, 0));
    sqlite3_reset(one);
  }
  sqlite3_finalize(one);

  char *copy = malloc(1 << 15);
  if (copy == NULL) return failed("memory");
  long events = 0, bytes = 0;
  struct span span = spanStart();
  for (long i = 0; i < wanted; i++) {
    sqlite3_bind_text(rows, 1, ids[i], 36, SQLITE_STATIC);
    int step;
    while ((step = sqlite3_step(rows)) == SQLITE_ROW) {
      const void *body = sqlite3_column_blob(rows, 2);
      size_t size = (size_t)sqlite3_column_bytes(rows, 2);
      if (size > 1 << 15) return failed("an event is too long");
      memcpy(copy, body, size);
      events++;
      bytes += (long)size;
    }
    if (step != SQLITE_DONE) return failed("cannot read on");
    sqlite3_reset(rows);
  }
  span = spanEnd(span);
  sqlite3_finalize(rows);
  free(ids);
  free(copy);
  if (sqlite3_close(roll) != SQLITE_OK) return failed("cannot close");
  printf("{\"events\":%ld,\"bytes\":%ld,\"seconds_wall\":%.6f,\"seconds_cpu\":%.6f}\n", events, bytes, span.wall, span.cpu);
  return 0;
}
