// Reads the events of a roll in order, hashes every body again, compares the leaves and computes the Merkle root:
// the least `tagroll ledger verify` has to do.
//
// Build: gcc -O2 -o verify verify.c -lsqlite3 -lcrypto
// Use:   verify ROLL
// Prints one JSON line: events, seconds_wall, seconds_cpu, rows_per_second (wall), root. Ends with 1 when a leaf is
// not the hash of its body or a number is missing.
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "merkle.h"
#include "roll.h"

static sqlite3 *roll;

static int failed(const char *what) {
  fprintf(stderr, "verify: %s: %s\n", what, sqlite3_errmsg(roll));
  return 1;
}

static int readAll(sqlite3_stmt *rows, struct tree *tree) {
  sqlite3_int64 first = 0;
  int step;
  while ((step = sqlite3_step(rows)) == SQLITE_ROW) {
    sqlite3_int64 seq = sqlite3_column_int64(rows, 0);
    if (tree->size == 0) first = seq;
    if (seq != first + (sqlite3_int64)tree->size) {
      fprintf(stderr, "verify: event %lld stands where %lld is due\n", (long long)seq,
              (long long)(first + (sqlite3_int64)tree->size));
      return 1;
    }
    const void *leaf = sqlite3_column_blob(rows, 1), *body = sqlite3_column_blob(rows, 2);
    unsigned char hash[hashBytes];
    treeLeaf(tree, body == NULL ? "" : body, (size_t)sqlite3_column_bytes(rows, 2), hash);
    if (leaf == NULL || sqlite3_column_bytes(rows, 1) != hashBytes || memcmp(leaf, hash, hashBytes) != 0) {
      fprintf(stderr, "verify: the leaf of event %lld is not the hash of its body\n", (long long)seq);
      return 1;
    }
    treeAppend(tree, hash);
  }
  return step == SQLITE_DONE ? 0 : failed("cannot read on");
}

static int check(struct tree *tree) {
  sqlite3_stmt *rows;
  if (sqlite3_prepare_v2(roll, "SELECT seq, leaf, body FROM event ORDER BY seq", -1, &rows, NULL) != SQLITE_OK)
    return failed("cannot read the events");
  struct span span = spanStart();
  int status = readAll(rows, tree);
  char root[2 * hashBytes + 1];
  treeRoot(tree, root);
  span = spanEnd(span);
  if (sqlite3_finalize(rows) != SQLITE_OK && status == 0) status = failed("cannot end");
  if (status != 0) return status;
  double rate = span.wall > 0 ? (double)tree->size / span.wall : 0;
  if (printf("{\"events\":%llu,\"seconds_wall\":%.6f,\"seconds_cpu\":%.6f,\"rows_per_second\":%.0f,\"root\":\"%s\"}\n",
             (unsigned long long)tree->size, span.wall, span.cpu, rate, root) < 0 ||
      fflush(stdout) != 0) {
    perror("verify: standard output");
    return 1;
  }
  return 0;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fputs("usage: verify ROLL\n", stderr);
    return 2;
  }
  roll = openToRead(argv[1]);
  if (roll == NULL) return 1;
  struct tree tree;
  treeOpen(&tree);
  int status = check(&tree);
  treeClose(&tree);
  if (sqlite3_close(roll) != SQLITE_OK && status == 0) status = failed("cannot close");
  return status;
}
