#pragma once
// libarchive, looked up when an archive is first asked for. Nothing here links it: the program would otherwise map it, and
// six libraries behind it, at every start.
#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <locale.h>

#define CARCHIVE_FUNCTIONS(X)                                                                                            \
  X(archive_error_string)                                                                                                \
  X(archive_read_new)                                                                                                    \
  X(archive_read_support_filter_gzip)                                                                                    \
  X(archive_read_support_filter_bzip2)                                                                                   \
  X(archive_read_support_filter_xz)                                                                                      \
  X(archive_read_support_filter_zstd)                                                                                    \
  X(archive_read_support_format_tar)                                                                                     \
  X(archive_read_open_fd)                                                                                                \
  X(archive_read_next_header)                                                                                            \
  X(archive_read_data)                                                                                                   \
  X(archive_read_free)                                                                                                   \
  X(archive_write_new)                                                                                                   \
  X(archive_write_add_filter_gzip)                                                                                       \
  X(archive_write_add_filter_zstd)                                                                                       \
  X(archive_write_set_format_pax_restricted)                                                                             \
  X(archive_write_set_bytes_in_last_block)                                                                               \
  X(archive_write_open)                                                                                                  \
  X(archive_write_header)                                                                                                \
  X(archive_write_data)                                                                                                  \
  X(archive_write_close)                                                                                                 \
  X(archive_write_free)                                                                                                  \
  X(archive_entry_new)                                                                                                   \
  X(archive_entry_free)                                                                                                  \
  X(archive_entry_pathname)                                                                                              \
  X(archive_entry_filetype)                                                                                              \
  X(archive_entry_symlink)                                                                                               \
  X(archive_entry_hardlink)                                                                                              \
  X(archive_entry_set_pathname)                                                                                          \
  X(archive_entry_set_filetype)                                                                                          \
  X(archive_entry_set_perm)                                                                                              \
  X(archive_entry_set_size)                                                                                              \
  X(archive_entry_set_symlink)                                                                                           \
  X(archive_entry_set_mtime)

// Each function has the type its header declares, and must be there.
#define CARCHIVE_FIELD(name) __typeof__(&name) _Nonnull name;
typedef struct {
  CARCHIVE_FUNCTIONS(CARCHIVE_FIELD)
} carchive_functions;
#undef CARCHIVE_FIELD

/// - Returns: whether the library is there and has all of it.
static inline int carchive_load(const char *library, carchive_functions *found) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return 0;
#define CARCHIVE_FIND(name)                                                                                              \
  void *address_of_##name = dlsym(handle, #name);                                                                        \
  if (!address_of_##name) return 0;                                                                                      \
  found->name = (__typeof__(&name))address_of_##name;
  CARCHIVE_FUNCTIONS(CARCHIVE_FIND)
#undef CARCHIVE_FIND
  return 1;
}

/// Names in archives are UTF-8, whatever the user's language; libarchive asks the thread's locale.
///
/// - Returns: what `carchive_locale_end` takes back.
static inline locale_t carchive_locale_begin(void) {
  locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  return utf8 ? uselocale(utf8) : (locale_t)0;
}
static inline void carchive_locale_end(locale_t before) {
  if (!before) return;
  locale_t utf8 = uselocale(before);
  if (utf8 && utf8 != before) freelocale(utf8);
}
