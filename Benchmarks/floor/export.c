// Prints the assets of a roll as comma-separated values: the least `tagroll export csv` has to do.
//
// Build: gcc -O2 -o export export.c -lsqlite3
// Use:   export ROLL
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "cells.h"
#include "roll.h"

static void printCell(const unsigned char *text, int bytes) {
  int isPlain = 1;
  for (int i = 0; i < bytes; i++) isPlain &= text[i] != '"' && text[i] != ',' && text[i] >= 0x20;
  if (isPlain) {
    fwrite_unlocked(text, 1, (size_t)bytes, stdout);
    return;
  }
  putchar_unlocked('"');
  for (int i = 0; i < bytes; i++) {
    if (text[i] == '"') putchar_unlocked('"');
    putchar_unlocked(text[i]);
  }
  putchar_unlocked('"');
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fputs("usage: export ROLL\n", stderr);
    return 2;
  }
  static char buffer[1 << 16];
  setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
  sqlite3 *roll = openToRead(argv[1]);
  if (roll == NULL) return 1;
  for (int i = 0; i < columnCount; i++) printf("%s%s", i == 0 ? "" : ",", headings[i]);
  printf("\r\n");
  sqlite3_stmt *rows;
  int code = sqlite3_prepare_v2(roll, cellsOfAssets, -1, &rows, NULL);
  while (code == SQLITE_OK || code == SQLITE_ROW) {
    if ((code = sqlite3_step(rows)) != SQLITE_ROW) break;
    for (int i = 0; i < columnCount; i++) {
      if (i > 0) putchar_unlocked(',');
      const unsigned char *text = sqlite3_column_text(rows, i);
      if (text != NULL) printCell(text, sqlite3_column_bytes(rows, i));
    }
    fwrite_unlocked("\r\n", 1, 2, stdout);
  }
  if (code != SQLITE_DONE) {
    fprintf(stderr, "export: %s\n", sqlite3_errmsg(roll));
    return 1;
  }
  sqlite3_finalize(rows);
  sqlite3_close(roll);
  if (fflush(stdout) != 0 || ferror(stdout)) {
    perror("export: standard output");
    return 1;
  }
  return 0;
}
