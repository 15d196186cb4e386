#include <fmt/format.h>

#include <cassert>
#include <chrono>
#include <map>
#include <utility>
#include <variant>

#include "history/open.hpp"
#include "history/writer_impl.hpp"

namespace sitwell {
namespace {

std::int64_t now_utc_ms() {
  using namespace std::chrono;
  return floor<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

HistoryWriter::Impl::Impl(const std::filesystem::path& file, std::span<const Migration> steps)
    : path{file},
      database{open_for_writing(file, steps, notices)},
      bouts{database},
      mountings{database},
      seats{database},
      prompts{database},
      routines{database},
      check_ins{database},
      screenings{database},
      plans{database},
      add_source{database,
                 "INSERT INTO source (kind, name, created_utc_ms) VALUES (?1, ?2, ?3) "
                 "ON CONFLICT (name) DO NOTHING"},
      find_source{database, "SELECT id FROM source WHERE name = ?1"},
      source{database, "SELECT kind, name, created_utc_ms FROM source WHERE id = ?1"} {}

std::int64_t HistoryWriter::Impl::source_id() {
  sqlite::Rows found = find_source.query(name);
  return found.next() ? found.integer(0) : 0;
}

std::int64_t HistoryWriter::Impl::source_made(SourceKind of_kind, std::string_view of_name,
                                              std::int64_t created_ms) {
  add_source.execute(name_of(of_kind), of_name, created_ms);
  sqlite::Rows found = find_source.query(of_name);
  found.next();
  return found.integer(0);
}

ApplyCounts HistoryWriter::Impl::apply(std::span<const Effect> effects) {
  ApplyCounts counts;
  const std::int64_t id = source_made(kind, name, now_utc_ms());
  for (const Effect& effect : effects) {
    if (const auto* saved = std::get_if<BoutSaved>(&effect)) {
      const BoutTable::Outcome outcome = bouts.save(*saved, id, *calendar);
      if (outcome == BoutTable::Outcome::skipped) ++counts.skipped;
      if (outcome == BoutTable::Outcome::trimmed) ++counts.trimmed;
      if (outcome == BoutTable::Outcome::trimmed || outcome == BoutTable::Outcome::saved)
        ++counts.saved;
    }
    if (const auto* revised = std::get_if<BoutsRevised>(&effect)) bouts.revise(*revised, id);
    if (const auto* mounted = std::get_if<MountingChanged>(&effect);
        mounted && mounted->mounting.known())
      mountings.save(mounted->mounting, mounted->site, id, *calendar);
    // A recording may be of somebody else.
    if (const auto* learned = std::get_if<SeatLearned>(&effect);
        learned && kind != SourceKind::recording)
      seats.save(*learned, *calendar);
  }
  return counts;
}

ImportCounts HistoryWriter::Impl::import(std::span<const Source> sources,
                                         std::span<const StoredBout> rows) {
  ImportCounts counts;
  std::map<std::int64_t, std::int64_t> ours;  // their ids to ours
  for (const Source& theirs : sources)
    if (!theirs.name.empty())
      ours[theirs.id] = source_made(theirs.kind, theirs.name, theirs.created_utc_ms);
  for (StoredBout row : rows) {
    const auto found = ours.find(row.source_id);
    if (found == ours.end() || !is_valid(row)) {
      ++counts.invalid;
      continue;
    }
    row.source_id = found->second;
    row.open = false;  // whoever could have gone on with it is not here
    if (bouts.has(row.begin_utc_ms, row.source_id)) {
      ++counts.unchanged;
    } else if (bouts.free_part(row) != row) {
      ++counts.overlapping;
    } else {
      bouts.add(row);
      ++counts.added;
    }
  }
  return counts;
}

HistoryWriter::HistoryWriter(const std::filesystem::path& path, std::span<const Migration> steps)
    : impl_{explaining(path, [&] { return std::make_unique<Impl>(path, steps); })} {}
HistoryWriter::HistoryWriter(HistoryWriter&&) noexcept = default;
HistoryWriter& HistoryWriter::operator=(HistoryWriter&&) noexcept = default;
HistoryWriter::~HistoryWriter() = default;

const std::vector<std::string>& HistoryWriter::notices() const { return impl_->notices; }

void HistoryWriter::record_as(SourceKind kind, std::string_view name, Calendar calendar) {
  const int left_open = impl_->in_transaction([&] {
    impl_->kind = kind;
    impl_->name = name;
    impl_->calendar = std::move(calendar);
    impl_->bouts.begin_run();
    return impl_->bouts.close(impl_->source_id());
  });
  if (left_open > 0)
    impl_->notices.push_back(
        fmt::format("{}: Sitwell had ended without closing the bout of {}; it is kept as it was "
                    "last saved, and what the clip has logged since is added when it is read",
                    impl_->path.string(), name));
}

void HistoryWriter::anchor(ClockAnchor anchor) {
  if (impl_->calendar)
    impl_->calendar->anchor(anchor);
  else
    impl_->calendar.emplace(anchor);
}

void HistoryWriter::save(const Prompt& prompt) {
  assert(impl_->calendar && "anchor() comes first");
  impl_->in_transaction([&] { return impl_->prompts.save(prompt, *impl_->calendar); });
}

void HistoryWriter::save(const Quiet& quiet) {
  assert(impl_->calendar && "anchor() comes first");
  impl_->in_transaction([&] { return impl_->prompts.save(quiet, *impl_->calendar); });
}

std::vector<Prompt> HistoryWriter::prompts(Instant from) {
  assert(impl_->calendar && "anchor() comes first");
  return impl_->in_transaction([&] { return impl_->prompts.take_over(from, *impl_->calendar); });
}

std::optional<Quiet> HistoryWriter::quiet(Instant at) {
  assert(impl_->calendar && "anchor() comes first");
  return explaining(impl_->path, [&] { return impl_->prompts.quiet(at, *impl_->calendar); });
}

ApplyCounts HistoryWriter::apply(std::span<const Effect> effects) {
  assert(impl_->calendar && "record_as() comes first");
  return impl_->in_transaction([&] { return impl_->apply(effects); });
}

ApplyCounts HistoryWriter::replace(UtcRange range, std::span<const Effect> effects) {
  assert(impl_->calendar && "record_as() comes first");
  return impl_->in_transaction([&] {
    const std::int64_t id = impl_->source_id();
    impl_->bouts.remove(range, id);
    impl_->mountings.forget_learned(range, id);
    return impl_->apply(effects);
  });
}

std::optional<Overlap> HistoryWriter::overlapping(UtcRange range) {
  return explaining(impl_->path, [&]() -> std::optional<Overlap> {
    const auto found = impl_->bouts.overlap(range, impl_->source_id());
    if (!found) return std::nullopt;
    sqlite::Rows source = impl_->source.query(found->first);
    source.next();
    return Overlap{{.id = found->first,
                    .kind = source_kind_named(source.text(0)).value_or(SourceKind::import),
                    .name = source.text(1),
                    .created_utc_ms = source.integer(2)},
                   found->second};
  });
}

int HistoryWriter::clear(UtcRange range) {
  return impl_->in_transaction([&] { return impl_->bouts.remove(range, impl_->source_id()); });
}

std::optional<Instant> HistoryWriter::end() {
  assert(impl_->calendar && "record_as() comes first");
  return explaining(impl_->path, [&]() -> std::optional<Instant> {
    const auto end_utc_ms = impl_->bouts.end(impl_->source_id());
    if (!end_utc_ms) return std::nullopt;
    return impl_->calendar->instant(*end_utc_ms);
  });
}

std::vector<Mounting> HistoryWriter::mountings(BodySite site, Instant from) {
  assert(impl_->calendar && "record_as() comes first");
  return explaining(impl_->path, [&] {
    return impl_->mountings.since(impl_->calendar->utc_ms(from), site, impl_->source_id(),
                                  *impl_->calendar);
  });
}

std::optional<SeatRestored> HistoryWriter::seat(BodySite site) {
  assert(impl_->calendar && "record_as() comes first");
  return explaining(impl_->path, [&] { return impl_->seats.restored(site, *impl_->calendar); });
}

ImportCounts HistoryWriter::import(std::span<const Source> sources,
                                   std::span<const StoredBout> rows) {
  return impl_->in_transaction([&] { return impl_->import(sources, rows); });
}

ImportCounts HistoryWriter::import(std::span<const StoredPrompt> rows) {
  return impl_->in_transaction([&] {
    ImportCounts counts;
    for (StoredPrompt row : rows) {
      // Whoever showed it is not here to say what became of it.
      if (row.outcome == PromptOutcome::open) row.outcome = PromptOutcome::withdrawn;
      if (!is_valid(row))
        ++counts.invalid;
      else
        ++(impl_->prompts.add(row) ? counts.added : counts.unchanged);
    }
    return counts;
  });
}

}  // namespace sitwell
