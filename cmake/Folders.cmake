# One target a folder, each seeing only the headers of the folders it uses.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 99)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

add_library(sitwell_options INTERFACE)
target_compile_options(sitwell_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Werror
  -Wno-missing-field-initializers  # leaving defaults alone is what designated initialisers are for
  -fno-math-errno)  # sqrt becomes one instruction; nobody here reads errno after mathematics
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)  # whose -Wconversion means more than that of g++
  target_compile_options(sitwell_options INTERFACE -Wno-sign-conversion)
endif()
if(SITWELL_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(sitwell_options INTERFACE ${sanitizers})
  target_link_options(sitwell_options INTERFACE ${sanitizers})
endif()

if(SITWELL_FUZZ)  # every folder tells the fuzzer where it has been
  target_compile_options(sitwell_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# `#include "core/time.hpp"` must not resolve in a target that does not use core, so each folder
# is reached through a directory that holds a link to it and nothing else.
function(sitwell_headers name target)  # [INTERFACE]
  set(scope PUBLIC)
  if(ARGC GREATER 2)
    set(scope ${ARGV2})
  endif()
  set(view ${PROJECT_BINARY_DIR}/include/${name})
  file(MAKE_DIRECTORY ${view})
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${name} ${view}/${name} SYMBOLIC)
  target_include_directories(${target} ${scope} ${view})
endfunction()

# sitwell_folder(NAME [USES folder...] [LIBRARIES target...]): a static library of NAME/*.cpp.
# LIBRARIES are private: their headers stay out of ours.
function(sitwell_folder name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;LIBRARIES")
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${name}/*.cpp)
  add_library(${name} STATIC ${sources})
  sitwell_headers(${name} ${name})
  target_link_libraries(${name} PUBLIC ${arg_USES} PRIVATE sitwell_options ${arg_LIBRARIES})
endfunction()
