#pragma once
// libxlsxwriter, looked up when a workbook is first asked for. Nothing here links it: one command of many needs it.
#include <dlfcn.h>
#include <xlsxwriter.h>

#define CXLSX_FUNCTIONS(X)                                                                                               \
  X(workbook_new_opt)                                                                                                    \
  X(workbook_add_worksheet)                                                                                              \
  X(workbook_add_format)                                                                                                 \
  X(workbook_close)                                                                                                      \
  X(format_set_bold)                                                                                                     \
  X(worksheet_write_string)                                                                                              \
  X(worksheet_write_number)                                                                                              \
  X(worksheet_freeze_panes)                                                                                              \
  X(lxw_strerror)

// Each function has the type its header declares, and must be there.
#define CXLSX_FIELD(name) __typeof__(&name) _Nonnull name;
typedef struct {
  CXLSX_FUNCTIONS(CXLSX_FIELD)
} cxlsx_functions;
#undef CXLSX_FIELD

/// - Returns: whether the library is there and has all of it.
static inline int cxlsx_load(const char *library, cxlsx_functions *found) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return 0;
#define CXLSX_FIND(name)                                                                                                 \
  void *address_of_##name = dlsym(handle, #name);                                                                        \
  if (!address_of_##name) return 0;                                                                                      \
  found->name = (__typeof__(&name))address_of_##name;
  CXLSX_FUNCTIONS(CXLSX_FIND)
#undef CXLSX_FIND
  return 1;
}

/// A workbook of which one row at a time is held in memory; its rows must come in order.
static inline lxw_workbook *_Nullable cxlsx_new(cxlsx_functions functions, const char *path, const char *folder) {
  lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = (char *)folder};
  return functions.workbook_new_opt(path, &options);
}
