#pragma once
// libzint, looked up when a barcode is first asked for. Nothing here links it.
#include <dlfcn.h>
#include <zint.h>

#define CZINT_FUNCTIONS(X)                                                                                               \
  X(ZBarcode_Create)                                                                                                     \
  X(ZBarcode_Delete)                                                                                                     \
  X(ZBarcode_Encode)

// Each function has the type its header declares, and must be there.
#define CZINT_FIELD(name) __typeof__(&name) _Nonnull name;
typedef struct {
  CZINT_FUNCTIONS(CZINT_FIELD)
} czint_functions;
#undef CZINT_FIELD

/// - Returns: whether the library is there and has all of it.
static inline int czint_load(const char *library, czint_functions *found) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return 0;
#define CZINT_FIND(name)                                                                                                 \
  void *address_of_##name = dlsym(handle, #name);                                                                        \
  if (!address_of_##name) return 0;                                                                                      \
  found->name = (__typeof__(&name))address_of_##name;
  CZINT_FUNCTIONS(CZINT_FIND)
#undef CZINT_FIND
  return 1;
}

/// Whether a module of a symbol that was encoded is dark.
static inline int czint_is_dark(const struct zint_symbol *symbol, int row, int column) {
  return symbol->encoded_data[row][column >> 3] >> (column & 7) & 1;
}
