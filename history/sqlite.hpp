// The little of SQLite that the history needs, with its resources owned and its errors thrown.
// Private to this folder; see docs/decisions/0001-sqlite-layer.md. One thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

struct sqlite3;
struct sqlite3_stmt;

namespace sitwell::sqlite {

/// What SQLite said, with its primary result code (SQLITE_FULL, SQLITE_CORRUPT, ...).
class Error : public std::runtime_error {
 public:
  Error(int code, const std::string& message);
  [[nodiscard]] int code() const { return code_; }
  /// The file itself is broken, or no database at all: nothing a retry could mend.
  [[nodiscard]] bool damaged() const;

 private:
  int code_;
};

enum class Mode : std::uint8_t {
  read_only,
  read_write_create,
  immutable,  ///< read-only, without locks or files beside it: for a disk nobody can write to
};

class Database {
 public:
  /// Throws Error. Waits up to five seconds for other writers before giving up as busy.
  Database(const std::filesystem::path& path, Mode mode);
  /// Read-only; on a read-only disk too, where SQLite cannot make its files beside the database.
  static Database read_only(const std::filesystem::path& path);

  void execute(const std::string& sql);
  /// The first column of the first row of a query that has one.
  [[nodiscard]] std::int64_t integer(const std::string& sql);
  /// Rows that the last insert, update or delete touched.
  [[nodiscard]] int changes() const;
  /// Copies the whole database to another file through the backup interface.
  void copy_to(const std::filesystem::path& path);
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// The rows of one run of a statement. The statement is reset when this goes out of scope, so that
/// no read transaction stays open and the WAL can be emptied.
class Rows {
 public:
  explicit Rows(sqlite3_stmt* statement) : statement_{statement} {}
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows();

  /// Steps to the next row; false after the last.
  bool next();
  [[nodiscard]] bool null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string text(int column) const;

 private:
  sqlite3_stmt* statement_;
};

class Statement {
 public:
  Statement(Database& database, std::string_view sql);

  /// Binds the values to ?1, ?2, ... and starts the query; an empty optional is NULL.
  template <class... Values>
  [[nodiscard]] Rows query(const Values&... values) {
    int index = 0;
    (bind(++index, values), ...);
    return Rows{handle_.get()};
  }
  /// Binds the values and runs to the end.
  template <class... Values>
  void execute(const Values&... values) {
    Rows rows = query(values...);
    while (rows.next()) {
    }
  }

 private:
  template <class Value>
  void bind(int index, const std::optional<Value>& value) {
    value ? bind(index, *value) : bind_null(index);
  }
  template <class Value>
  void bind(int index, const Value& value) {
    if constexpr (std::is_floating_point_v<Value>)
      bind_real(index, value);
    else if constexpr (std::is_integral_v<Value>)
      bind_integer(index, static_cast<std::int64_t>(value));
    else
      bind_text(index, value);
  }
  void bind_null(int index);
  void bind_integer(int index, std::int64_t value);
  void bind_real(int index, double value);
  void bind_text(int index, std::string_view value);

  struct Finalize {
    void operator()(sqlite3_stmt* handle) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// A write transaction from the start (BEGIN IMMEDIATE); rolled back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

/// One state of the file for several queries, whatever is committed meanwhile.
class Snapshot {
 public:
  explicit Snapshot(Database& database);
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot();

 private:
  Database& database_;
};

}  // namespace sitwell::sqlite
