// Reads a table of comma-separated values from memory and counts rows, cells and the bytes in them.
//
// Build: gcc -O2 -o csv csv.c
// Use:   csv FILE
// Prints one JSON line: events (rows), cells, seconds_wall, seconds_cpu. The clock runs over ten passes, the file read before.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"

enum { passes = 10 };

static long rows, cells, cellBytes;

static void pass(const unsigned char *at, const unsigned char *end) {
  while (at < end) {
    rows++;
    for (;;) {
      cells++;
      if (at < end && *at == '"') {
        const unsigned char *start = ++at;
        while (at < end && !(*at == '"' && (at + 1 == end || at[1] != '"'))) at += *at == '"' ? 2 : 1;
        cellBytes += at - start;
        if (at < end) at++;
      } else {
        const unsigned char *start = at;
        while (at < end && *at != ',' && *at != '\n' && *at != '\r') at++;
        cellBytes += at - start;
      }
      if (at < end && *at == ',') {
        at++;
        continue;
      }
      if (at < end && *at == '\r') at++;
      if (at < end && *at == '\n') at++;
      break;
    }
  }
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fputs("usage: csv FILE\n", stderr);
    return 2;
  }
  FILE *file = fopen(argv[1], "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
    perror(argv[1]);
    return 1;
  }
  long size = ftell(file);
  rewind(file);
  unsigned char *bytes = malloc((size_t)size + 1);
  if (bytes == NULL || fread(bytes, 1, (size_t)size, file) != (size_t)size) {
    perror(argv[1]);
    return 1;
  }
  fclose(file);
  struct span span = spanStart();
  for (int i = 0; i < passes; i++) pass(bytes, bytes + size);
  span = spanEnd(span);
  free(bytes);
  printf("{\"events\":%ld,\"cells\":%ld,\"cell_bytes\":%ld,\"seconds_wall\":%.6f,\"seconds_cpu\":%.6f}\n", rows, cells,
         cellBytes, span.wall, span.cpu);
  return 0;
}
