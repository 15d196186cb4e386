#include "recordings/recording_reader.hpp"
