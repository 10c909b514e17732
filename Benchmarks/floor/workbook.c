// Writes the assets of a roll into a workbook by libxlsxwriter, row by row and every cell text.
//
// Build: gcc -O2 -o workbook workbook.c -lsqlite3 -lxlsxwriter
// Use:   workbook ROLL OUT.xlsx
#include <sqlite3.h>
#include <stdio.h>
#include <xlsxwriter.h>

#include "cells.h"
#include "roll.h"

int main(int argc, char **argv) {
  if (argc != 3) {
    fputs("usage: workbook ROLL OUT.xlsx\n", stderr);
    return 2;
  }
  sqlite3 *roll = openToRead(argv[1]);
  if (roll == NULL) return 1;
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook *book = workbook_new_opt(argv[2], &options);
  lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
  for (int i = 0; i < columnCount; i++) worksheet_write_string(sheet, 0, (lxw_col_t)i, headings[i], NULL);
  sqlite3_stmt *rows;
  int code = sqlite3_prepare_v2(roll, cellsOfAssets, -1, &rows, NULL);
  for (lxw_row_t row = 1; code == SQLITE_OK || code == SQLITE_ROW; row++) {
    if ((code = sqlite3_step(rows)) != SQLITE_ROW) break;
    for (int i = 0; i < columnCount; i++) {
      const char *text = (const char *)sqlite3_column_text(rows, i);
      if (text != NULL) worksheet_write_string(sheet, row, (lxw_col_t)i, text, NULL);
    }
  }
  if (code != SQLITE_DONE) {
    fprintf(stderr, "workbook: %s\n", sqlite3_errmsg(roll));
    return 1;
  }
  sqlite3_finalize(rows);
  sqlite3_close(roll);
  lxw_error failure = workbook_close(book);
  if (failure != LXW_NO_ERROR) {
    fprintf(stderr, "workbook: %s\n", lxw_strerror(failure));
    return 1;
  }
  return 0;
}
