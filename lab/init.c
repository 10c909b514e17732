// The first and only process of a lab machine: brings its devices up, scans twice, ends.
//
// Build: gcc -O2 -static -o init init.c
// The report of root goes to the second serial port, that of a plain user to the third; whatever goes wrong is said
// on the first, with the kernel's own messages.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { nobody = 65534 };

static void complain(const char *what) { printf("lab: %s: %s\n", what, strerror(errno)); }

static void mountAt(const char *type, const char *path) {
  mkdir(path, 0755);
  if (mount(type, path, type, 0, NULL) != 0) complain(path);
}

// Loads the modules named in /modules, in their order; one without its device does no harm.
static void loadModules(void) {
  FILE *list = fopen("/modules", "r");
  char path[512];
  if (list == NULL) return complain("/modules");
  while (fgets(path, sizeof path, list) != NULL) {
    path[strcspn(path, "\n")] = 0;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || (syscall(SYS_finit_module, file, "", 0) != 0 && errno != ENODEV)) complain(path);
    if (file >= 0) close(file);
  }
  fclose(list);
}

// Runs a program to its end, its output to `out`.
static int run(char *const argv[], int out, int user) {
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    dup2(out, 1);
    if (user != 0 && (setgid(user) != 0 || setuid(user) != 0)) _exit(126);
    char *environment[] = {"PATH=/usr/bin:/bin", "HOME=/tmp", "LANG=C.UTF-8", NULL};
    execve(argv[0], argv, environment);
    _exit(127);
  }
  int status = -1;
  if (child < 0 || waitpid(child, &status, 0) != child) complain(argv[0]);
  if (status != 0) printf("lab: %s ended with %d\n", argv[0], status);
  return status;
}

// A machine with one port says everything on that.
static int openPort(const char *path) {
  int port = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
  struct termios raw;
  if (port < 0 || tcgetattr(port, &raw) != 0) return 1;
  cfmakeraw(&raw);
  tcsetattr(port, TCSANOW, &raw);
  return port;
}

int main(void) {
  mountAt("proc", "/proc");
  mountAt("sysfs", "/sys");
  mountAt("devtmpfs", "/dev");
  mountAt("tmpfs", "/run");
  mountAt("tmpfs", "/tmp");
  chmod("/tmp", 01777);
  loadModules();
  run((char *[]){"/usr/lib/systemd/systemd-udevd", "--daemon", "--resolve-names=never", NULL}, 1, 0);
  run((char *[]){"/usr/bin/udevadm", "trigger", "--action=add", NULL}, 1, 0);
  run((char *[]){"/usr/bin/udevadm", "settle", "--timeout=60", NULL}, 1, 0);
  // A USB disk is asked for its size a second after it was found.
  sleep(3);
  run((char *[]){"/usr/bin/udevadm", "settle", "--timeout=60", NULL}, 1, 0);

  const char *ports[] = {"/dev/ttyS1", "/dev/ttyS2"};
  int users[] = {0, nobody};
  for (int i = 0; i < 2; i++) {
    int port = openPort(ports[i]);
    run((char *[]){"/tagroll", "scan", "--json", NULL}, port, users[i]);
    tcdrain(port);
  }
  sync();
  // The emulator ends at a restart; not every machine has a way to be switched off.
  reboot(RB_AUTOBOOT);
  for (;;) pause();
}
