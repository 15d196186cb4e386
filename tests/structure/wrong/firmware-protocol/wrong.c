#include <stdint.h>
#include <string.h>
#include "core/epoch.hpp"
