// The writer's calls on routines, check-ins, screenings and plans.
#include <cassert>
#include <string>

#include "history/calendar.hpp"
#include "history/error.hpp"
#include "history/forget.hpp"
#include "history/writer_impl.hpp"

namespace sitwell {
namespace {

/// Adds each row that makes sense and is new.
template <class Row, class Add>
ImportCounts imported(std::span<const Row> rows, const Add& add) {
  ImportCounts counts;
  for (const Row& row : rows) {
    if (!is_valid(row))
      ++counts.invalid;
    else
      ++(add(row) ? counts.added : counts.unchanged);
  }
  return counts;
}

}  // namespace

bool HistoryWriter::save(const RoutineRecord& record) {
  assert(impl_->calendar && "anchor() comes first");
  return impl_->in_transaction([&] { return impl_->routines.save(record, *impl_->calendar); });
}

bool HistoryWriter::save(const CheckIn& check_in, Instant at, std::chrono::minutes day_start) {
  assert(impl_->calendar && "anchor() comes first");
  return impl_->in_transaction([&] {
    const std::int64_t at_utc_ms = impl_->calendar->utc_ms(at);
    const std::int32_t offset_s = impl_->calendar->offset_s(at_utc_ms);
    return impl_->check_ins.save({.at_utc_ms = at_utc_ms,
                                  .utc_offset_s = offset_s,
                                  .day = local_day(at_utc_ms, offset_s, day_start),
                                  .check_in = check_in});
  });
}

bool HistoryWriter::save(const ScreeningAnswers& answers, Instant at) {
  assert(impl_->calendar && "anchor() comes first");
  return impl_->in_transaction([&] {
    const std::int64_t at_utc_ms = impl_->calendar->utc_ms(at);
    return impl_->screenings.save({.at_utc_ms = at_utc_ms,
                                   .utc_offset_s = impl_->calendar->offset_s(at_utc_ms),
                                   .answers = answers});
  });
}

bool HistoryWriter::save(const Plan& plan, Instant at) {
  assert(impl_->calendar && "anchor() comes first");
  return impl_->in_transaction([&] {
    const std::int64_t at_utc_ms = impl_->calendar->utc_ms(at);
    return impl_->plans.save({.at_utc_ms = at_utc_ms,
                              .utc_offset_s = impl_->calendar->offset_s(at_utc_ms),
                              .plan = plan});
  });
}

int HistoryWriter::take_over() {
  return impl_->in_transaction([&] { return impl_->routines.take_over(); });
}

std::vector<ActiveSpan> HistoryWriter::active_spans(Instant from) {
  assert(impl_->calendar && "anchor() comes first");
  return explaining(impl_->path, [&] {
    const sqlite::Snapshot snapshot{impl_->database};
    return impl_->routines.active_spans(from, *impl_->calendar);
  });
}

int HistoryWriter::forget_health() {
  const int rows = impl_->in_transaction([&] { return empty_health_tables(impl_->database); });
  if (!explaining(impl_->path, [&] { return empty_log(impl_->database); }))
    throw HistoryError{impl_->path,
                       "all of it is erased, but another program is reading the history, and "
                       "traces are left in the log beside it",
                       "close that program and ask for it again"};
  return rows;
}

ImportCounts HistoryWriter::import(std::span<const StoredRoutine> rows) {
  std::vector<StoredRoutine> closed(rows.begin(), rows.end());
  for (StoredRoutine& row : closed) close(row);
  return impl_->in_transaction([&] {
    return imported(std::span<const StoredRoutine>{closed},
                    [&](const StoredRoutine& row) { return impl_->routines.add(row); });
  });
}

ImportCounts HistoryWriter::import(std::span<const StoredCheckIn> rows) {
  return impl_->in_transaction([&] {
    return imported(rows, [&](const StoredCheckIn& row) { return impl_->check_ins.add(row); });
  });
}

}  // namespace sitwell
