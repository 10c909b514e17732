#pragma once
// iconv(3) of the C library, which Swift's Glibc module leaves out.
#include <iconv.h>
