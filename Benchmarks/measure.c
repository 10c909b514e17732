// Runs one command and tells what it cost: not a floor, the scale they are put on.
//
// Build: gcc -O2 -o measure measure.c
// Use:   measure FD COMMAND [ARGUMENT...]
// Writes "status wall_s cpu_s peak_rss_kib" to file descriptor FD; the command's input and output are its own.
//
// The kernel counts a child's peak memory from before its exec, when it still holds the pages of whoever started it:
// from Python that would be Python's ten megabytes. So a program with next to none stands between.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <fcntl.h>
#include <unistd.h>

#include "floor/clock.h"

static int failed(const char *what) {
  fprintf(stderr, "measure: %s: %s\n", what, strerror(errno));
  return 1;
}

static double total(struct timeval a, struct timeval b) {
  return (double)(a.tv_sec + b.tv_sec) + (double)(a.tv_usec + b.tv_usec) / 1e6;
}

int main(int argc, char **argv) {
  char *end = "";
  long fd = argc >= 3 ? strtol(argv[1], &end, 10) : -1;
  if (fd < 0 || fd > 1 << 20 || *end != 0) {
    fputs("usage: measure FD COMMAND [ARGUMENT...]\n", stderr);
    return 2;
  }
  if (fcntl((int)fd, F_SETFD, FD_CLOEXEC) != 0) return failed("file descriptor");
  double start = seconds(CLOCK_MONOTONIC);
  pid_t child = fork();
  if (child < 0) return failed("fork");
  if (child == 0) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) == 0) execvp(argv[2], argv + 2);  // it ends when this program is ended
    fprintf(stderr, "measure: %s: %s\n", argv[2], strerror(errno));
    _exit(127);
  }
  int status = 0;
  struct rusage used;
  while (wait4(child, &status, 0, &used) < 0)
    if (errno != EINTR) return failed("wait4");
  double wall = seconds(CLOCK_MONOTONIC) - start;
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (dprintf((int)fd, "%d %.6f %.6f %ld\n", code, wall, total(used.ru_utime, used.ru_stime), used.ru_maxrss) < 0)
    return failed("cannot report");
  return 0;
}
