// Asks the index of words of a roll for one phrase and reads the first fifty rows it names: the least a search has to do.
//
// Build: gcc -O2 -o search search.c -lsqlite3
// Use:   search ROLL N PHRASE
// Prints one JSON line: events (searches), bytes (of all columns read), seconds_wall, seconds_cpu. PHRASE is FTS5's: "pf3a" *.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "clock.h"
#include "roll.h"

static sqlite3 *roll;

static int failed(const char *what) {
  fprintf(stderr, "search: %s: %s\n", what, sqlite3_errmsg(roll));
  return 1;
}

int main(int argc, char **argv) {
  char *end = "";
  long wanted = argc == 4 ? strtol(argv[2], &end, 10) : 0;
  if (wanted < 1 || *end != 0) {
    fputs("usage: search ROLL N PHRASE\n", stderr);
    return 2;
  }
  roll = openToRead(argv[1]);
  if (roll == NULL) return 1;
  sqlite3_stmt *rows = NULL;
  const char *sql = "SELECT a.* FROM asset_text CROSS JOIN asset a ON a.no = asset_text.rowid WHERE asset_text MATCH ?1 LIMIT 50";
  if (sqlite3_prepare_v3(roll, sql, -1, SQLITE_PREPARE_PERSISTENT, &rows, NULL) != SQLITE_OK) return failed("cannot ask");
  long bytes = 0, found = 0;
  struct span span = spanStart();
  for (long i = 0; i < wanted; i++) {
    sqlite3_bind_text(rows, 1, argv[3], -1, SQLITE_STATIC);
    int step;
    while ((step = sqlite3_step(rows)) == SQLITE_ROW) {
      for (int column = 0; column < sqlite3_column_count(rows); column++) bytes += sqlite3_column_bytes(rows, column);
      found++;
    }
    if (step != SQLITE_DONE) return failed("cannot read on");
    sqlite3_reset(rows);
  }
  span = spanEnd(span);
  sqlite3_finalize(rows);
  if (found == 0) return failed("found nothing");
  if (sqlite3_close(roll) != SQLITE_OK) return failed("cannot close");
  printf("{\"events\":%ld,\"bytes\":%ld,\"seconds_wall\":%.6f,\"seconds_cpu\":%.6f}\n", wanted, bytes, span.wall, span.cpu);
  return 0;
}
