// Opening a roll to read it, and leaving nothing beside it.
#pragma once
#include <sqlite3.h>
#include <stdio.h>

// Returns NULL after a message. Opened for writing though nothing is written: a connection that may not write cannot
// take away the WAL that opening the file made, and would leave it behind.
static sqlite3 *openToRead(const char *path) {
  sqlite3 *roll = NULL;
  if (sqlite3_open_v2(path, &roll, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
      sqlite3_exec(roll, "PRAGMA query_only = ON", NULL, NULL, NULL) == SQLITE_OK)
    return roll;
  fprintf(stderr, "%s: %s\n", path, sqlite3_errmsg(roll));
  sqlite3_close(roll);
  return NULL;
}
