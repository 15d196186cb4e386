#include <stddef.h>

void* memcpy(void* to, const void* from, size_t size);
void copies(char* to, const char* from, size_t size);

void copies(char* to, const char* from, size_t size) { memcpy(to, from, size); }
