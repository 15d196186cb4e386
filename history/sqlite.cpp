#include "history/sqlite.hpp"

#include <sqlite3.h>

#include <system_error>

namespace sitwell::sqlite {
namespace {

// Another writer holds the file for milliseconds (a commit) or, at worst, for the seconds in which
// a long replay commits.
constexpr int busy_timeout_ms = 5000;

[[noreturn]] void fail(sqlite3* handle) {
  throw Error{sqlite3_errcode(handle), sqlite3_errmsg(handle)};
}

void check(int result, sqlite3* handle) {
  if (result != SQLITE_OK) fail(handle);
}

std::string immutable_uri(const std::filesystem::path& path) {
  std::string uri = "file:";
  for (const char c : path.string()) {
    if (c == '%')
      uri += "%25";
    else if (c == '?')
      uri += "%3f";
    else if (c == '#')
      uri += "%23";
    else
      uri += c;
  }
  return uri + "?immutable=1";
}

}  // namespace

Error::Error(int code, const std::string& message)
    : std::runtime_error{message}, code_{code & 0xff} {}

bool Error::damaged() const { return code_ == SQLITE_CORRUPT || code_ == SQLITE_NOTADB; }

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Database::Database(const std::filesystem::path& path, Mode mode) {
  const int flags = mode == Mode::read_write_create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                    : SQLITE_OPEN_READONLY;
  const std::string name = mode == Mode::immutable ? immutable_uri(path) : path.string();
  const int uri = mode == Mode::immutable ? SQLITE_OPEN_URI : 0;
  sqlite3* handle = nullptr;
  const int result =
      sqlite3_open_v2(name.c_str(), &handle, flags | uri | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(handle);
  if (handle == nullptr) throw Error{SQLITE_NOMEM, "out of memory"};
  check(result, handle);
  sqlite3_busy_timeout(handle, busy_timeout_ms);
}

Database Database::read_only(const std::filesystem::path& path) {
  try {
    Database database{path, Mode::read_only};
    [[maybe_unused]] const std::int64_t readable = database.integer("PRAGMA user_version");
    return database;
  } catch (const Error& error) {
    // A log beside it would hold rows that an immutable database does not show.
    std::error_code ignored;
    const bool has_log = std::filesystem::exists(path.string() + "-wal", ignored);
    if (error.code() != SQLITE_CANTOPEN || has_log) throw;
    return Database{path, Mode::immutable};
  }
}

void Database::execute(const std::string& sql) {
  check(sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr), handle());
}

std::int64_t Database::integer(const std::string& sql) {
  Statement statement{*this, sql};
  Rows rows = statement.query();
  rows.next();
  return rows.integer(0);
}

int Database::changes() const { return sqlite3_changes(handle()); }

void Database::copy_to(const std::filesystem::path& path) {
  Database copy{path, Mode::read_write_create};
  sqlite3_backup* backup = sqlite3_backup_init(copy.handle(), "main", handle(), "main");
  if (backup == nullptr) fail(copy.handle());
  sqlite3_backup_step(backup, -1);
  check(sqlite3_backup_finish(backup), copy.handle());
}

// An error here was already reported by the step that met it.
Rows::~Rows() { sqlite3_reset(statement_); }

bool Rows::next() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  fail(sqlite3_db_handle(statement_));
}

bool Rows::null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::int64_t Rows::integer(int column) const { return sqlite3_column_int64(statement_, column); }

double Rows::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string Rows::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Statement::Statement(Database& database, std::string_view sql) {
  sqlite3_stmt* handle = nullptr;
  check(sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &handle, nullptr),
        database.handle());
  handle_.reset(handle);
}

void Statement::Finalize::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

void Statement::bind_null(int index) {
  check(sqlite3_bind_null(handle_.get(), index), sqlite3_db_handle(handle_.get()));
}

void Statement::bind_integer(int index, std::int64_t value) {
  check(sqlite3_bind_int64(handle_.get(), index, value), sqlite3_db_handle(handle_.get()));
}

void Statement::bind_real(int index, double value) {
  check(sqlite3_bind_double(handle_.get(), index, value), sqlite3_db_handle(handle_.get()));
}

void Statement::bind_text(int index, std::string_view value) {
  check(sqlite3_bind_text(handle_.get(), index, value.data(), static_cast<int>(value.size()),
                          SQLITE_TRANSIENT),
        sqlite3_db_handle(handle_.get()));
}

Transaction::Transaction(Database& database) : database_{database} {
  database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  // SQLite rolls back by itself after some errors (a full disk); a second ROLLBACK then fails, and
  // there is nothing left to do about it.
  if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

Snapshot::Snapshot(Database& database) : database_{database} { database_.execute("BEGIN"); }

// Nothing was written; an error that ended it already was reported by whoever met it.
Snapshot::~Snapshot() { sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr); }

}  // namespace sitwell::sqlite
