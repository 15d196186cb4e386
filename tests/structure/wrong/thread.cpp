#include <thread>

void run_beside(void (*work)()) { std::thread{work}.detach(); }
