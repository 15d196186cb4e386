// The subcommands to routines, check-ins, screening and the plan, as arguments.cpp offers them.
#pragma once

#include "cli/coach/commands.hpp"

namespace CLI {
class App;
}

namespace sitwell::cli {

/// What was asked for, whichever of these subcommands it was.
struct CoachRequest {
  LiveOptions live;
  RoutineStartOptions start;
  RoutineCommandOptions command;
  HurtsOptions hurts;
  RoutinesOptions routines;
  ScreeningOptions screening;
  CheckInOptions check_in;
  PlanOptions plan;
  LearnOptions learn;
  ForgetOptions forget;
  ReportOptions report;
};

/// The request and the exit code outlive the app.
void add_coach_commands(CLI::App& app, CoachRequest& request, int& exit_code);

}  // namespace sitwell::cli
