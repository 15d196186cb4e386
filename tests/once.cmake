# Tests to which it makes no difference how a build is optimised: once, in the sanitized build, is
# enough where both are made (tools/test).
sitwell_tests(health USES health)
sitwell_tests(history USES history recordings SQLite::SQLite3)
sitwell_tests(config USES config)
sitwell_dbus_code(${CMAKE_CURRENT_SOURCE_DIR}/desktop/org.freedesktop.Notifications.xml notifications)
sitwell_dbus_code(${CMAKE_CURRENT_SOURCE_DIR}/desktop/org.kde.StatusNotifierWatcher.xml watcher)
sitwell_tests(desktop USES daemon-desktop daemon-usb history recordings tracker-client Boost::headers
              fmt::fmt PkgConfig::xcb)
target_sources(desktop_tests PRIVATE history/fixture.cpp)
add_dependencies(desktop_tests sitwelld)  # some run the program itself
sitwell_tests(cli USES history health config core tracker-client Boost::headers fmt::fmt
              nlohmann_json::nlohmann_json)
add_dependencies(cli_tests sitwell)  # its tests run the program itself
target_sources(cli_tests PRIVATE  # and the pure pieces of the report and of a session's text
  ${PROJECT_SOURCE_DIR}/cli/coach/routine_wording.cpp
  ${PROJECT_SOURCE_DIR}/cli/coach/session_text.cpp ${PROJECT_SOURCE_DIR}/cli/hip_load.cpp
  ${PROJECT_SOURCE_DIR}/cli/prose.cpp
  ${PROJECT_SOURCE_DIR}/cli/report/charts.cpp ${PROJECT_SOURCE_DIR}/cli/report/exposure_part.cpp
  ${PROJECT_SOURCE_DIR}/cli/report/health_part.cpp ${PROJECT_SOURCE_DIR}/cli/report/html.cpp
  ${PROJECT_SOURCE_DIR}/cli/report/page.cpp ${PROJECT_SOURCE_DIR}/cli/report/routines_part.cpp
  ${PROJECT_SOURCE_DIR}/cli/report/style.cpp ${PROJECT_SOURCE_DIR}/cli/terminal.cpp
  ${PROJECT_SOURCE_DIR}/cli/wording.cpp)
target_sources(cli_tests PRIVATE  # and doctor's view of a computer, on one in a folder
  ${PROJECT_SOURCE_DIR}/cli/doctor_clip.cpp ${PROJECT_SOURCE_DIR}/cli/doctor_daemon.cpp
  ${PROJECT_SOURCE_DIR}/cli/machine.cpp desktop/private_bus.cpp)
sitwell_headers(cli cli_tests)
target_include_directories(cli_tests PRIVATE ${PROJECT_BINARY_DIR}/generated)
