// How often this disk can be asked to keep one WAL frame: the ceiling of durable one-event appends.
//
// Build: gcc -O2 -o fsync fsync.c
// Use:   fsync FILE [N]        FILE must not exist; it is removed at the end. N is 2000 unless given.
// Prints one JSON line, as append.c does; an "event" here is one frame written and made durable.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"

// A page of 4096 bytes and the 24-byte header SQLite's WAL puts before it (sqlite.org/fileformat2.html, 4.1).
enum { frameBytes = 4096 + 24, mostFrames = 10 * 1000 * 1000 };

static int fail(const char *what, const char *path) {
  fprintf(stderr, "fsync: %s %s: %s\n", what, path, strerror(errno));
  return 1;
}

static int measure(const char *path, int file, long frames) {
  static char frame[frameBytes];
  memset(frame, 0x5a, sizeof frame);
  struct span span = spanStart();
  for (long i = 0; i < frames; i++) {
    ssize_t written = write(file, frame, sizeof frame);
    if (written != (ssize_t)sizeof frame) return fail("short write to", path);
    if (fdatasync(file) != 0) return fail("cannot sync", path);
  }
  span = spanEnd(span);
  if (printf("{\"events\":%ld,\"seconds_wall\":%.6f,\"seconds_cpu\":%.6f}\n", frames, span.wall, span.cpu) < 0 ||
      fflush(stdout) != 0)
    return fail("cannot write", "standard output");
  return 0;
}

int main(int argc, char **argv) {
  char *end = "";
  long frames = argc == 3 ? strtol(argv[2], &end, 10) : 2000;
  if (argc < 2 || argc > 3 || *end != 0 || frames < 1 || frames > mostFrames) {
    fputs("usage: fsync FILE [N]\n", stderr);
    return 2;
  }
  int file = open(argv[1], O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return fail("cannot create", argv[1]);
  int status = measure(argv[1], file, frames);
  if (close(file) != 0) status = fail("cannot close", argv[1]);
  if (unlink(argv[1]) != 0) status = fail("cannot remove", argv[1]);
  return status;
}
