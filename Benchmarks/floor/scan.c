// What a scanner at the limit would read: every file the hardware scan needs, opened, read once, closed, and its
// path and bytes printed. Nothing is parsed but the one line of a PCI or USB device by which udev's hardware database
// names its maker and model: those names are facts of the report too.
//
// Build: gcc -O2 -o scan scan.c -ludev
// Use:   scan [ROOT]           ROOT is a recorded machine; without it, this one.
//
// The list is fixed and lean. It must stay the list of facts the scanners report, never more: a file too many makes
// the floor slow and the ratio flattering. No `config` of a PCI device is on it (each dword may leave a virtual
// machine, a hundred times the cost of `uevent`), and nothing under /sys is read because it happens to be there
// (reading zram-control/hot_add makes a block device).
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libudev.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

// One place and the files wanted there. A component of `place` that ends in `#` stands for every entry with that
// beginning and then digits; one that ends in `*`, for every entry with that beginning.
struct source {
  const char *place;
  const char *const *files;  // below each place; NULL: the place is itself the file
  const char *const *skip;   // entries that begin so are no hardware
  enum {
    readAll,
    firstMustExist,      // without the first file the others are not wanted
    firstOfSharingCPUs,  // the first file lists the CPUs that share the others: read under the first of them only
  } rule;
};

#define FILES(...) (const char *const[]) { __VA_ARGS__, NULL }

static const char *const none[] = {NULL};  // listed, nothing read: the names are the fact

static const struct source sources[] = {
    // The system, its firmware and what it runs in.
    {"proc", FILES("cpuinfo", "meminfo", "sysinfo", "xen/capabilities", "self/status", "self/mountinfo"), NULL, readAll},
    {"proc/sys/kernel", FILES("hostname", "osrelease", "arch"), NULL, readAll},
    {"etc", FILES("os-release", "machine-id"), NULL, readAll},
    {"run", FILES("host/container-manager", "systemd/container", ".containerenv"), NULL, readAll},
    {"sys/hypervisor/type", NULL, NULL, readAll},
    {"sys/firmware/devicetree/base", FILES("model", "serial-number", "vm,uuid", "hypervisor/compatible"), NULL, readAll},
    {"sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c", NULL, NULL, readAll},
    {"sys/firmware/dmi/tables", FILES("DMI", "smbios_entry_point"), NULL, firstMustExist},
    {"sys/class/dmi/id",
     FILES("sys_vendor", "product_name", "product_version", "product_family", "product_sku", "product_serial",
           "product_uuid", "board_vendor", "board_name", "board_version", "board_serial", "board_asset_tag",
           "chassis_vendor", "chassis_type", "chassis_version", "chassis_serial", "chassis_asset_tag",
           "bios_vendor", "bios_version", "bios_date", "bios_release", "ec_firmware_release"),
     NULL, readAll},
    {"sys/class/tpm/tpm0", FILES("tpm_version_major", "caps"), NULL, readAll},
    {"sys/class/mei/mei0/fw_ver", NULL, NULL, readAll},
    {"sys/class/ipmi", none, NULL, readAll},
    {"sys/kernel/security/lockdown", NULL, NULL, readAll},
    {"sys/devices/system/cpu/vulnerabilities/*", NULL, NULL, readAll},
    {"sys/devices/system/clocksource/clocksource0/available_clocksource", NULL, NULL, readAll},

    // Processors and memory.
    {"sys/devices/system/cpu/online", NULL, NULL, readAll},
    {"sys/devices/system/cpu/cpu#/topology", FILES("core_cpus_list", "physical_package_id"), NULL, firstOfSharingCPUs},
    {"sys/devices/system/cpu/cpu#/cache/index#", FILES("shared_cpu_list", "level", "type", "size"), NULL,
     firstOfSharingCPUs},
    {"sys/devices/system/cpu/cpufreq/policy#", FILES("related_cpus", "cpuinfo_max_freq"), NULL, readAll},
    {"sys/devices/system/memory/block_size_bytes", NULL, NULL, readAll},
    {"sys/devices/system/memory/memory#", none, NULL, readAll},
    {"sys/devices/system/node/node#", none, NULL, readAll},

    // Storage. What fills a file or memory with blocks, or joins disks to one, is no disk.
    {"sys/block/*",
     FILES("uevent", "size", "removable", "wwid", "serial", "queue/rotational", "device/vendor", "device/model",
           "device/rev", "device/firmware_rev", "device/serial", "device/wwid", "device/name", "device/fwrev",
           "device/vpd_pg80"),
     FILES("loop", "ram", "zram", "dm-", "md", "nbd"), readAll},
    {"sys/block/dm-*", FILES("dm/uuid", "size"), NULL, readAll},

    // Buses. One `uevent` holds class, ids, subsystem and driver.
    {"sys/bus/pci/devices/*", FILES("uevent", "revision"), NULL, readAll},
    {"sys/bus/usb/devices/*", FILES("uevent", "manufacturer", "product", "serial", "speed", "removable"), NULL, readAll},
    {"sys/bus/thunderbolt/devices/*",
     FILES("authorized", "vendor_name", "device_name", "unique_id", "nvm_version"), FILES("domain"), firstMustExist},
    {"sys/class/bluetooth/hci*", none, NULL, readAll},

    // What is plugged in.
    {"sys/class/net/*", FILES("device/uevent", "uevent", "address", "addr_assign_type", "type", "speed", "duplex"),
     NULL, firstMustExist},  // without a device behind it, it is no hardware
    {"sys/class/drm/card*", FILES("edid", "status", "enabled"), NULL, firstMustExist},
    {"sys/class/power_supply/*", FILES("uevent"), NULL, readAll},

    // What udev found out as root and everyone may read: disk serials, memory modules, names of chips.
    {"run/udev/data/+dmi:id", NULL, NULL, readAll},
    {"run/udev/data/b*", NULL, FILES("b1:", "b7:"), readAll},  // RAM disks, loops
    {"run/udev/data/n*", NULL, NULL, readAll},
    {"run/udev/data/+pci:*", NULL, NULL, readAll},
    {"run/udev/data/+usb:*", NULL, NULL, readAll},
};

enum { pageBytes = 4096, mostBytes = 1 << 20 };

static char path[PATH_MAX];      // of the file at hand, below the root
static char bytes[mostBytes];    // of the file at hand
static long filesRead, filesMissing;
static int live;                 // this machine, whose database speaks of no other

static void stop(const char *what) {
  fprintf(stderr, "scan: %s: %s\n", what, strerror(errno));
  exit(1);
}

// Appends to `path`, which holds `length` bytes. Returns its new length, or 0 when there is no room.
static size_t extend(size_t length, const char *text, size_t textLength) {
  size_t slash = length > 0;
  if (length + slash + textLength + 1 > sizeof path) return 0;
  if (slash) path[length] = '/';
  memcpy(path + length + slash, text, textLength);
  path[length + slash + textLength] = 0;
  return length + slash + textLength;
}

// Reads one file whole and prints it. `from` is where the name below `directory` begins in `path`.
// Returns how many bytes were read, or -1: absent, refused and broken are all findings here, not failures.
static ssize_t readOne(int directory, size_t from) {
  int file = openat(directory, path + from, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) {
    filesMissing++;
    return -1;
  }
  // A sysfs read shorter than a page is the last one; procfs hands out what it likes and ends with nothing.
  int sysfs = strncmp(path, "sys/", 4) == 0;
  ssize_t length = 0, got = 0;
  while (length < mostBytes - 1 && (got = read(file, bytes + length, (size_t)(mostBytes - 1 - length))) > 0) {
    length += got;
    if (sysfs && got < pageBytes) break;
  }
  if (close(file) != 0) stop(path);
  if (got < 0) {
    filesMissing++;
    return -1;
  }
  bytes[length] = 0;
  filesRead++;
  if (printf("%s\t%zd\n", path, length) < 0) stop("standard output");
  if (fwrite(bytes, 1, (size_t)length, stdout) != (size_t)length) stop("standard output");
  return length;
}

// Prints what the hardware database of this machine says of the device whose `uevent` was just read.
static void printNames(void) {
  static struct udev *context;
  static struct udev_hwdb *database;
  if (strncmp(path, "sys/bus/pci/", 12) != 0 && strncmp(path, "sys/bus/usb/", 12) != 0) return;
  char *modalias = strstr(bytes, "MODALIAS=");
  if (modalias == NULL) return;
  modalias += strlen("MODALIAS=");
  modalias[strcspn(modalias, "\n")] = 0;
  if (context == NULL) context = udev_new();
  if (database == NULL && context != NULL) database = udev_hwdb_new(context);
  if (database == NULL) return;
  struct udev_list_entry *entry;
  udev_list_entry_foreach(entry, udev_hwdb_get_properties_list_entry(database, modalias, 0)) {
    if (printf("%s=%s\n", udev_list_entry_get_name(entry), udev_list_entry_get_value(entry)) < 0) stop("standard output");
  }
}

// Is the CPU that `path` speaks of another than the first of the list just read?
static int toldElsewhere(void) {
  const char *cpu = strstr(path, "/cpu/cpu");
  return cpu != NULL && strtol(cpu + strlen("/cpu/cpu"), NULL, 10) != strtol(bytes, NULL, 10);
}

static void readFiles(int directory, size_t from, size_t length, const struct source *source) {
  if (source->files == NULL) {
    readOne(directory, from);
    return;
  }
  // Where nothing is, one question is enough.
  if (faccessat(directory, path + from, F_OK, 0) != 0) {
    filesMissing++;
    return;
  }
  for (const char *const *name = source->files; *name != NULL; name++) {
    if (extend(length, *name, strlen(*name)) == 0) continue;
    ssize_t got = readOne(directory, from);
    if (live && got > 0 && strcmp(*name, "uevent") == 0) printNames();
    if (name != source->files) continue;
    if (source->rule == firstMustExist && got < 0) return;
    if (source->rule == firstOfSharingCPUs && got > 0 && toldElsewhere()) return;
  }
}

// Does the entry `name` stand behind the pattern component `pattern` of `length` bytes, marker included?
static int matches(const char *name, const char *pattern, size_t length) {
  if (name[0] == '.' || strncmp(name, pattern, length - 1) != 0) return 0;
  if (pattern[length - 1] == '*') return 1;
  const char *digits = name + length - 1;
  return *digits != 0 && digits[strspn(digits, "0123456789")] == 0;
}

static int skipped(const char *name, const char *const *skip) {
  for (; skip != NULL && *skip != NULL; skip++)
    if (strncmp(name, *skip, strlen(*skip)) == 0) return 1;
  return 0;
}

// Goes through everything `pattern` stands for below `directory`, whose own path is the first `length` bytes of `path`.
static void visit(int directory, size_t length, const char *pattern, const struct source *source) {
  size_t from = length + (length > 0);
  size_t marker = strcspn(pattern, "#*");
  if (pattern[marker] == 0) {
    size_t whole = extend(length, pattern, marker);
    if (whole != 0) readFiles(directory, from, whole, source);
    return;
  }
  size_t start = marker;  // of the component that holds the marker
  while (start > 0 && pattern[start - 1] != '/') start--;
  const char *component = pattern + start, *rest = pattern + marker + 1;
  size_t place = extend(length, pattern, start - 1);  // no pattern begins with a marker
  if (place == 0) return;
  int list = openat(directory, path + from, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (list < 0) {
    filesMissing++;
    return;
  }
  DIR *entries = fdopendir(list);
  if (entries == NULL) stop(path);
  struct dirent *entry;
  while ((entry = readdir(entries)) != NULL) {
    if (!matches(entry->d_name, component, marker + 1 - start) || skipped(entry->d_name, source->skip)) continue;
    size_t below = extend(place, entry->d_name, strlen(entry->d_name));
    if (below == 0) continue;
    if (strpbrk(rest, "#*") != NULL) {
      char deeper[PATH_MAX];  // the name is digits after a fixed beginning, so it brings no marker of its own
      int size = snprintf(deeper, sizeof deeper, "%s%s", entry->d_name, rest);
      if (size > 0 && (size_t)size < sizeof deeper) visit(list, place, deeper, source);
    } else if (*rest == 0 || (below = extend(below, rest + 1, strlen(rest + 1))) != 0) {
      readFiles(list, place + 1, below, source);
    }
  }
  if (closedir(entries) != 0) stop(path);
}

int main(int argc, char **argv) {
  if (argc > 2) {
    fputs("usage: scan [ROOT]\n", stderr);
    return 2;
  }
  static char waiting[1 << 18];
  if (setvbuf(stdout, waiting, _IOFBF, sizeof waiting) != 0) stop("standard output");
  const char *root = argc == 2 ? argv[1] : "/";
  live = argc < 2;
  int directory = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) stop(root);
  for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++)
    visit(directory, 0, sources[i].place, &sources[i]);
  if (printf("%ld files read, %ld not there\n", filesRead, filesMissing) < 0 || fflush(stdout) != 0)
    stop("standard output");
  if (close(directory) != 0) stop(root);
  return 0;
}
