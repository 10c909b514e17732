// failing.c: lets one call to the disk fail, as a full or broken disk does.
// cc -O1 -shared -fPIC -o failing.so failing.c -ldl
//
// FAIL_UNDER=path   only files whose path begins with it, and what is done in its folder, count
// FAIL_AT=n         the n-th call fails (from 1); 0 lets all through
// FAIL_WITH=errno   with this error
// FAIL_ON=1         and so does every later call that would need the disk: a full disk stays full
// FAIL_COUNT=file   the number of calls is written there at the end
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long count, fail_at, fail_with, fail_on;
static char under[PATH_MAX];
static size_t under_length;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAIL_UNDER");
  if (path == NULL) return;
  strncpy(under, path, sizeof under - 1);
  under_length = strlen(under);
  fail_at = atol(getenv("FAIL_AT") ? getenv("FAIL_AT") : "0");
  fail_with = atol(getenv("FAIL_WITH") ? getenv("FAIL_WITH") : "5");
  fail_on = atol(getenv("FAIL_ON") ? getenv("FAIL_ON") : "0");
}

static int is_ours(const char *path) { return under_length > 0 && strncmp(path, under, under_length) == 0; }

static int is_ours_at(int descriptor) {
  char link[64], path[PATH_MAX];
  if (under_length == 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_ours(path);
}

// Whether this call is the one that fails.
static int fails(void) {
  count++;
  if (fail_at == 0 || count < fail_at || (count > fail_at && !fail_on)) return 0;
  errno = (int)fail_with;
  return 1;
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("FAIL_COUNT");
  if (path == NULL) return;
  FILE *file = fopen(path, "w");
  if (file == NULL) return;
  fprintf(file, "%ld\n", count);
  fclose(file);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int d, const void *b, size_t n) {
  return is_ours_at(d) && fails() ? -1 : NEXT(write)(d, b, n);
}
ssize_t pwrite(int d, const void *b, size_t n, off_t o) {
  return is_ours_at(d) && fails() ? -1 : NEXT(pwrite)(d, b, n, o);
}
ssize_t pwrite64(int d, const void *b, size_t n, off64_t o) {
  return is_ours_at(d) && fails() ? -1 : NEXT(pwrite64)(d, b, n, o);
}
int fsync(int d) { return is_ours_at(d) && fails() ? -1 : NEXT(fsync)(d); }
int fdatasync(int d) { return is_ours_at(d) && fails() ? -1 : NEXT(fdatasync)(d); }
int ftruncate(int d, off_t n) { return is_ours_at(d) && fails() ? -1 : NEXT(ftruncate)(d, n); }
int ftruncate64(int d, off64_t n) { return is_ours_at(d) && fails() ? -1 : NEXT(ftruncate64)(d, n); }
int posix_fallocate(int d, off_t o, off_t n) { return is_ours_at(d) && fails() ? errno : NEXT(posix_fallocate)(d, o, n); }
int fallocate(int d, int m, off_t o, off_t n) { return is_ours_at(d) && fails() ? -1 : NEXT(fallocate)(d, m, o, n); }
int rename(const char *a, const char *b) { return is_ours(b) && fails() ? -1 : NEXT(rename)(a, b); }
int link(const char *a, const char *b) { return is_ours(b) && fails() ? -1 : NEXT(link)(a, b); }
int mkdir(const char *p, mode_t m) { return is_ours(p) && fails() ? -1 : NEXT(mkdir)(p, m); }

// Reads fail too where the disk is broken, not where it is full.
static int read_fails(int d) { return fail_with == EIO && is_ours_at(d) && fails(); }
ssize_t read(int d, void *b, size_t n) { return read_fails(d) ? -1 : NEXT(read)(d, b, n); }
ssize_t pread(int d, void *b, size_t n, off_t o) { return read_fails(d) ? -1 : NEXT(pread)(d, b, n, o); }
ssize_t pread64(int d, void *b, size_t n, off64_t o) { return read_fails(d) ? -1 : NEXT(pread64)(d, b, n, o); }

static int opening_fails(const char *path, int flags) {
  return (flags & O_CREAT) && is_ours(path) && access(path, F_OK) != 0 && fails();
}
int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return opening_fails(path, flags) ? -1 : NEXT(open)(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return opening_fails(path, flags) ? -1 : NEXT(open64)(path, flags, mode);
}
