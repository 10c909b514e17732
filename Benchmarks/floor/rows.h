// A whole roll in memory: the rows of its ordinary tables, and the statements that make these tables again.
#pragma once
#include <errno.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "roll.h"

enum { chunkBytes = 1 << 22, mostColumns = 200, mostTables = 64 };

struct cell {
  int type, bytes;
  union {
    sqlite3_int64 integer;
    double real;
    const void *data;
  } value;
};

struct table {
  char *name, *columnNames;
  int columns;
  const char *order;  // the column that says in which order the rows were written; NULL: the table's own order
  long rows, written;
  struct cell *cells;
  sqlite3_stmt *insert;
};

static sqlite3 *db;  // the roll while reading, the copy while writing
static struct table tables[mostTables];
static int tableCount;
static struct table *event;
static int leafColumn, bodyColumn, hasFrontier;

static _Noreturn void stop(const char *what, const char *why) {
  fprintf(stderr, "append: %s: %s\n", what, why);
  exit(1);
}

static void must(int code, const char *what) {
  if (code != SQLITE_OK) stop(what, sqlite3_errmsg(db));
}

static void run(const char *sql) { must(sqlite3_exec(db, sql, NULL, NULL, NULL), sql); }

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement;
  must(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL), sql);
  return statement;
}

static int nextRow(sqlite3_stmt *statement) {
  int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return 1;
  if (code != SQLITE_DONE) stop(sqlite3_sql(statement), sqlite3_errmsg(db));
  return 0;
}

static void carryOut(sqlite3_stmt *statement) {
  if (nextRow(statement)) stop(sqlite3_sql(statement), "gave a row");
  must(sqlite3_reset(statement), sqlite3_sql(statement));
}

static void finish(sqlite3_stmt *statement) { must(sqlite3_finalize(statement), "cannot end a statement"); }

static char *format(const char *pattern, ...) {
  va_list arguments;
  va_start(arguments, pattern);
  char *text = sqlite3_vmprintf(pattern, arguments);
  va_end(arguments);
  if (text == NULL) stop("memory", "none left");
  return text;
}

// ---- memory: everything read stays until the end

struct chunk {
  struct chunk *before;
  size_t used, size;
  _Alignas(16) char bytes[];
};

static struct chunk *chunks;

static void *keep(size_t size) {
  size = (size + 15) & ~(size_t)15;
  if (chunks == NULL || chunks->size - chunks->used < size) {
    size_t room = size > chunkBytes ? size : chunkBytes;
    struct chunk *chunk = malloc(sizeof *chunk + room);
    if (chunk == NULL) stop("memory", strerror(errno));
    *chunk = (struct chunk){chunks, 0, room};
    chunks = chunk;
  }
  void *place = chunks->bytes + chunks->used;
  chunks->used += size;
  return place;
}

static char *keepText(const unsigned char *text) {
  size_t size = strlen((const char *)text) + 1;
  return memcpy(keep(size), text, size);
}

static void letGo(void) {
  while (chunks != NULL) {
    struct chunk *before = chunks->before;
    free(chunks);
    chunks = before;
  }
}

// ---- reading the roll

static sqlite3_int64 number(const char *sql) {
  sqlite3_stmt *statement = prepare(sql);
  if (!nextRow(statement)) stop(sql, "gave no row");
  sqlite3_int64 value = sqlite3_column_int64(statement, 0);
  finish(statement);
  return value;
}

static struct cell keepCell(sqlite3_stmt *row, int column) {
  struct cell cell = {sqlite3_column_type(row, column), 0, {0}};
  const void *bytes = NULL;
  switch (cell.type) {
    case SQLITE_INTEGER: cell.value.integer = sqlite3_column_int64(row, column); return cell;
    case SQLITE_FLOAT: cell.value.real = sqlite3_column_double(row, column); return cell;
    case SQLITE_NULL: return cell;
    case SQLITE_TEXT: bytes = sqlite3_column_text(row, column); break;
    default: bytes = sqlite3_column_blob(row, column); break;
  }
  cell.bytes = sqlite3_column_bytes(row, column);
  cell.value.data = "";
  if (cell.bytes > 0) {
    if (bytes == NULL) stop("memory", sqlite3_errmsg(db));
    cell.value.data = memcpy(keep((size_t)cell.bytes), bytes, (size_t)cell.bytes);
  }
  return cell;
}

static void readColumns(struct table *table) {
  char *sql = format("SELECT name FROM pragma_table_xinfo(%Q) WHERE hidden = 0", table->name);
  sqlite3_stmt *names = prepare(sql);
  char *list = format("");
  while (nextRow(names)) {
    const char *name = (const char *)sqlite3_column_text(names, 0);
    if (table == event && strcmp(name, "leaf") == 0) leafColumn = table->columns;
    if (table == event && strcmp(name, "body") == 0) bodyColumn = table->columns;
    if (strcmp(name, "seq") == 0) table->order = "seq";
    if (strcmp(name, "asset") == 0 && table->order == NULL) table->order = "asset";
    char *longer = format("%s%s\"%w\"", list, table->columns > 0 ? "," : "", name);
    sqlite3_free(list);
    list = longer;
    if (++table->columns > mostColumns) stop(table->name, "has too many columns");
  }
  if (table->columns == 0) stop(table->name, "has no column to write");
  table->columnNames = keepText((unsigned char *)list);
  sqlite3_free(list);
  sqlite3_free(sql);
  finish(names);
}

static void readRows(struct table *table) {
  char *count = format("SELECT count(*) FROM \"%w\"", table->name);
  table->rows = (long)number(count);
  sqlite3_free(count);
  table->cells = keep((size_t)table->rows * (size_t)table->columns * sizeof(struct cell));
  char *order = table->order == NULL ? format("") : format(" ORDER BY \"%w\"", table->order);
  char *sql = format("SELECT %s FROM \"%w\"%s", table->columnNames, table->name, order);
  sqlite3_free(order);
  sqlite3_stmt *rows = prepare(sql);
  struct cell *cell = table->cells;
  long found = 0;
  for (; nextRow(rows); found++) {
    if (found == table->rows) stop(table->name, "grew while it was read");
    for (int column = 0; column < table->columns; column++) *cell++ = keepCell(rows, column);
  }
  if (found != table->rows) stop(table->name, "shrank while it was read");
  finish(rows);
  sqlite3_free(sql);
}

static const char ordinaryTables[] =
    "SELECT name FROM pragma_table_list"
    " WHERE schema = 'main' AND type = 'table' AND substr(name, 1, 7) <> 'sqlite_'";

// Reads all tables; returns the CREATE statements of tables and indexes, kept in `schema`, and how many there are.
static int readRoll(const char *path, char *schema[], int most, sqlite3_int64 *pageBytes) {
  db = openToRead(path);
  if (db == NULL) exit(1);
  run("BEGIN");
  *pageBytes = number("PRAGMA page_size");

  char *sql = format("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index')"
                     " AND tbl_name IN (%s) ORDER BY rowid", ordinaryTables);
  sqlite3_stmt *statements = prepare(sql);
  int count = 0;
  while (nextRow(statements)) {
    if (count == most) stop(path, "has too many tables and indexes");
    schema[count++] = keepText(sqlite3_column_text(statements, 0));
  }
  finish(statements);
  sqlite3_free(sql);

  sqlite3_stmt *names = prepare(ordinaryTables);
  while (nextRow(names)) {
    const unsigned char *name = sqlite3_column_text(names, 0);
    if (strcmp((const char *)name, "frontier") == 0) {
      hasFrontier = 1;  // computed here, not copied
      continue;
    }
    if (tableCount == mostTables) stop(path, "has too many tables");
    struct table *table = &tables[tableCount++];
    table->name = keepText(name);
    if (strcmp(table->name, "event") == 0) event = table;
  }
  finish(names);
  if (event == NULL) stop(path, "has no table event");
  leafColumn = bodyColumn = -1;
  for (int i = 0; i < tableCount; i++) {
    readColumns(&tables[i]);
    readRows(&tables[i]);
  }
  if (leafColumn < 0 || bodyColumn < 0) stop(path, "its table event lacks leaf or body");
  if (event->rows == 0) stop(path, "holds no event");
  run("COMMIT");
  must(sqlite3_close(db), "cannot close the roll");
  return count;
}
