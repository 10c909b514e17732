#pragma once
// cairo and pango, looked up when something is first drawn. Nothing here links them: they bring some twenty libraries
// to every start of a program that seldom draws.
//
// Declared here as their binary interface has it, frozen since cairo 1.10 and pango 1.50. Their own headers need those
// of GLib, HarfBuzz and X11, with include paths, in every build.
#include <dlfcn.h>


typedef struct cdrawing_context cdrawing_context;
typedef struct cdrawing_surface cdrawing_surface;
typedef struct cdrawing_font_options cdrawing_font_options;
typedef struct cdrawing_font_map cdrawing_font_map;
typedef struct cdrawing_text_context cdrawing_text_context;
typedef struct cdrawing_layout cdrawing_layout;
typedef struct cdrawing_line cdrawing_line;
typedef struct cdrawing_font cdrawing_font;
typedef struct cdrawing_font_description cdrawing_font_description;
typedef struct cdrawing_language cdrawing_language;
/// - Returns: 0, `CAIRO_STATUS_SUCCESS`.
typedef int (*cdrawing_write)(void *_Nullable closure, const unsigned char *_Nullable data, unsigned int length);

// cairo.h, cairo-pdf.h, cairo-svg.h; pango-layout.h, pango-fontmap.h, pangocairo.h; gobject.h
#define CDRAWING_FUNCTIONS(X)                                                                                            \
  X(cdrawing_surface *_Nonnull, cairo_pdf_surface_create_for_stream, (cdrawing_write, void *, double, double))                   \
  X(void, cairo_pdf_surface_set_size, (cdrawing_surface *, double, double))                                              \
  X(void, cairo_pdf_surface_set_metadata, (cdrawing_surface *, int, const char *))                                       \
  X(cdrawing_surface *_Nonnull, cairo_svg_surface_create_for_stream, (cdrawing_write, void *, double, double))                   \
  X(cdrawing_surface *_Nonnull, cairo_image_surface_create, (int, int, int))                                                     \
  X(unsigned char *_Nullable, cairo_image_surface_get_data, (cdrawing_surface *))                                        \
  X(int, cairo_image_surface_get_stride, (cdrawing_surface *))                                                           \
  X(int, cairo_surface_write_to_png_stream, (cdrawing_surface *, cdrawing_write, void *))                                \
  X(void, cairo_surface_flush, (cdrawing_surface *))                                                                     \
  X(void, cairo_surface_finish, (cdrawing_surface *))                                                                    \
  X(void, cairo_surface_destroy, (cdrawing_surface *))                                                                   \
  X(int, cairo_surface_status, (cdrawing_surface *))                                                                     \
  X(cdrawing_context *_Nonnull, cairo_create, (cdrawing_surface *))                                                              \
  X(void, cairo_destroy, (cdrawing_context *))                                                                           \
  X(int, cairo_status, (cdrawing_context *))                                                                             \
  X(const char *_Nonnull, cairo_status_to_string, (int))                                                                         \
  X(void, cairo_show_page, (cdrawing_context *))                                                                         \
  X(void, cairo_scale, (cdrawing_context *, double, double))                                                             \
  X(void, cairo_set_source_rgb, (cdrawing_context *, double, double, double))                                            \
  X(void, cairo_set_antialias, (cdrawing_context *, int))                                                                \
  X(void, cairo_paint, (cdrawing_context *))                                                                             \
  X(void, cairo_rectangle, (cdrawing_context *, double, double, double, double))                                         \
  X(void, cairo_fill, (cdrawing_context *))                                                                              \
  X(void, cairo_move_to, (cdrawing_context *, double, double))                                                           \
  X(cdrawing_font_options *_Nonnull, cairo_font_options_create, (void))                                                          \
  X(void, cairo_font_options_destroy, (cdrawing_font_options *))                                                         \
  X(void, cairo_font_options_set_antialias, (cdrawing_font_options *, int))                                              \
  X(void, cairo_font_options_set_hint_style, (cdrawing_font_options *, int))                                             \
  X(void, cairo_font_options_set_hint_metrics, (cdrawing_font_options *, int))                                           \
  X(cdrawing_font_map *_Nonnull, pango_cairo_font_map_new, (void))                                                               \
  X(void, pango_cairo_context_set_font_options, (cdrawing_text_context *, const cdrawing_font_options *))                \
  X(void, pango_cairo_show_layout_line, (cdrawing_context *, cdrawing_line *))                                           \
  X(cdrawing_text_context *_Nonnull, pango_font_map_create_context, (cdrawing_font_map *))                                       \
  X(cdrawing_font *_Nullable, pango_font_map_load_font,                                                                  \
    (cdrawing_font_map *, cdrawing_text_context *, const cdrawing_font_description *))                                   \
  X(void, pango_context_set_language, (cdrawing_text_context *, cdrawing_language *))                                    \
  X(void, pango_context_set_round_glyph_positions, (cdrawing_text_context *, int))                                       \
  X(cdrawing_language *_Nonnull, pango_language_from_string, (const char *))                                                     \
  X(cdrawing_font_description *_Nonnull, pango_font_description_new, (void))                                                     \
  X(void, pango_font_description_free, (cdrawing_font_description *))                                                    \
  X(void, pango_font_description_set_family, (cdrawing_font_description *, const char *))                                \
  X(void, pango_font_description_set_weight, (cdrawing_font_description *, int))                                         \
  X(void, pango_font_description_set_absolute_size, (cdrawing_font_description *, double))                               \
  X(cdrawing_font_description *_Nonnull, pango_font_describe, (cdrawing_font *))                                                 \
  X(const char *_Nullable, pango_font_description_get_family, (const cdrawing_font_description *))                       \
  X(cdrawing_layout *_Nonnull, pango_layout_new, (cdrawing_text_context *))                                                      \
  X(void, pango_layout_set_text, (cdrawing_layout *, const char *, int))                                                 \
  X(void, pango_layout_set_font_description, (cdrawing_layout *, const cdrawing_font_description *))                     \
  X(void, pango_layout_set_width, (cdrawing_layout *, int))                                                              \
  X(void, pango_layout_set_wrap, (cdrawing_layout *, int))                                                               \
  X(void, pango_layout_set_auto_dir, (cdrawing_layout *, int))                                                           \
  X(void, pango_layout_set_single_paragraph_mode, (cdrawing_layout *, int))                                              \
  X(void, pango_layout_get_size, (cdrawing_layout *, int *, int *))                                                      \
  X(int, pango_layout_get_line_count, (cdrawing_layout *))                                                               \
  X(cdrawing_line *_Nullable, pango_layout_get_line_readonly, (cdrawing_layout *, int))                                  \
  X(int, pango_layout_line_get_start_index, (cdrawing_line *))                                                           \
  X(void, g_object_unref, (void *))

#define CDRAWING_FIELD(result, name, arguments) result(*_Nonnull name) arguments;
typedef struct {
  CDRAWING_FUNCTIONS(CDRAWING_FIELD)
} cdrawing_functions;
#undef CDRAWING_FIELD

/// Looks for each function in the library and in those it stands on.
///
/// - Returns: whether the library is there and has all of it.
static inline int cdrawing_load(const char *library, cdrawing_functions *found) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) return 0;
#define CDRAWING_FIND(result, name, arguments)                                                                           \
  void *address_of_##name = dlsym(handle, #name);                                                                        \
  if (!address_of_##name) return 0;                                                                                      \
  found->name = (result(*) arguments)address_of_##name;
  CDRAWING_FUNCTIONS(CDRAWING_FIND)
#undef CDRAWING_FIND
  return 1;
}

