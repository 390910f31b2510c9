#pragma once
// cmark's short names (NODE_TEXT …) would shadow nothing useful in Swift.
#define CMARK_NO_SHORT_NAMES
#if !__has_include(<cmark.h>)
#error "libcmark is missing. On Debian or Ubuntu: sudo apt-get install libcmark-dev pkg-config"
#endif
#include <cmark.h>
