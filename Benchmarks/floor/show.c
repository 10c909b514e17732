// Looks one tag up in a roll and prints its row: a cold `tagroll show TAG` has to do this much.
//
// Build: gcc -O2 -o show show.c -lsqlite3
// Use:   show ROLL TAG
// Ends with 3 when the tag is not on the roll.
#include <sqlite3.h>
#include <stdio.h>

#include "roll.h"

static sqlite3 *roll;

static int failed(const char *what) {
  fprintf(stderr, "show: %s: %s\n", what, sqlite3_errmsg(roll));
  return 1;
}

static int print(const char *tag) {
  sqlite3_stmt *row;
  if (sqlite3_prepare_v2(roll, "SELECT * FROM asset WHERE tag = ?1", -1, &row, NULL) != SQLITE_OK ||
      sqlite3_bind_text(row, 1, tag, -1, SQLITE_STATIC) != SQLITE_OK)
    return failed("cannot ask");
  int step = sqlite3_step(row);
  if (step == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count(row); i++) {
      if (sqlite3_column_type(row, i) == SQLITE_BLOB) {
        const unsigned char *bytes = sqlite3_column_blob(row, i);
        printf("%s: ", sqlite3_column_name(row, i));
        for (int n = 0; n < sqlite3_column_bytes(row, i); n++) printf("%02x", bytes[n]);
        putchar('\n');
      } else {
        const unsigned char *text = sqlite3_column_text(row, i);
        printf("%s: %s\n", sqlite3_column_name(row, i), text == NULL ? (const unsigned char *)"" : text);
      }
    }
  }
  if (sqlite3_finalize(row) != SQLITE_OK) return failed("cannot read");
  if (fflush(stdout) != 0 || ferror(stdout)) {
    perror("show: standard output");
    return 1;
  }
  if (step == SQLITE_DONE) {
    fprintf(stderr, "show: %s is not on the roll\n", tag);
    return 3;
  }
  return 0;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fputs("usage: show ROLL TAG\n", stderr);
    return 2;
  }
  roll = openToRead(argv[1]);
  if (roll == NULL) return 1;
  int status = print(argv[2]);
  if (sqlite3_close(roll) != SQLITE_OK && status == 0) status = failed("cannot close");
  return status;
}
