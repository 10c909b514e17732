#pragma once
// System calls that Swift's Glibc module leaves out. No feature macro is set here: the C types that this module and Glibc
// both see must have one definition.
#include <fcntl.h>
#include <linux/ethtool.h>
#include <linux/openat2.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
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

// The address an interface was made with (ETHTOOL_GPERMADDR): its length, or -1. ioctl(2) is variadic too, and the struct
// ends in an array without a length.
static inline int csys_permanent_address(const char *name, uint8_t *address, uint32_t size) {
  union {
    struct ethtool_perm_addr head;
    uint8_t room[sizeof(struct ethtool_perm_addr) + 64];
  } question;
  struct ifreq request;
  if (size > 64 || strlen(name) >= sizeof request.ifr_name) return -1;
  memset(&question, 0, sizeof question);
  memset(&request, 0, sizeof request);
  question.head.cmd = ETHTOOL_GPERMADDR;
  question.head.size = size;
  memcpy(request.ifr_name, name, strlen(name));
  request.ifr_data = (void *)&question;
  int socket_ = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket_ < 0) return -1;
  int answer = ioctl(socket_, SIOCETHTOOL, &request);
  close(socket_);
  if (answer < 0 || question.head.size > size) return -1;
  memcpy(address, question.room + sizeof question.head, question.head.size);
  return (int)question.head.size;
}

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
