#pragma once
// System calls that Swift's Glibc module leaves out. No feature macro is set here: the C types that this module and Glibc
// both see must have one definition.
#include <fcntl.h>
#include <linux/openat2.h>
#include <signal.h>
#include <stddef.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <unistd.h>

// syscall(2) is variadic, so Swift cannot call it.
static inline int csys_openat2(int dir, const char *path, struct open_how *how) {
  return (int)syscall(SYS_openat2, dir, path, how, sizeof *how);
}
static inline long csys_getdents64(int fd, void *buffer, size_t size) {
  return syscall(SYS_getdents64, fd, buffer, size);
}

// open(2)'s O_PATH, which <fcntl.h> names only under _GNU_SOURCE.
static const int csys_o_path = __O_PATH;

// Takes the signals that ask a program to end from their handlers, and gives a descriptor that tells when one came.
static inline int csys_signals_to_end(void) {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGHUP);
  if (sigprocmask(SIG_BLOCK, &ends, NULL) != 0) return -1;
  return signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
}
