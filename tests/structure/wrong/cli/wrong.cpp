#include "daemon/engine.hpp"
