#pragma once
#if !__has_include(<zlib.h>)
#error "zlib is missing. On Debian or Ubuntu: sudo apt-get install zlib1g-dev pkg-config"
#endif
#include <zlib.h>
