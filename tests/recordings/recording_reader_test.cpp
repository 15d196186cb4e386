#include "recordings/recording_reader.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "recordings/recording_writer.hpp"
#include "support/catch.hpp"

using namespace sitwell;
using namespace std::chrono_literals;

namespace {

const std::string header = "t_s,ax,ay,az,gx,gy,gz,label\n";

struct ReadBack {
  std::vector<RecordingRow> rows;
  std::vector<std::string> labels;
  SkippedRows skipped;
};

ReadBack read_all(RecordingReader reader) {
  ReadBack result;
  RecordingRow row;
  while (reader.next(row)) {
    result.rows.push_back(row);
    result.labels.emplace_back(row.label);
  }
  result.skipped = reader.skipped();
  return result;
}

/// The text must outlive the call only.
ReadBack read_text(const std::string& text, const ColumnChoice& columns = {}) {
  return read_all(RecordingReader(open_memory(text), "rec.csv", columns));
}

/// What is said against it.
template <typename Act>
std::string refusal_of(const Act& act) {
  try {
    act();
  } catch (const RecordingError& error) {
    return error.what();
  }
  return "nothing was refused";
}

std::string refusal(const std::string& text, const ColumnChoice& columns = {}) {
  return refusal_of([&] { read_text(text, columns); });
}

bool mentions(const std::string& text, const std::string& part) {
  UNSCOPED_INFO(text);
  return text.find(part) != std::string::npos;
}

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "sitwell_XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

Sample sample_at(int i) {
  return {Instant{i * 10ms}, {0.001 * i, -9.8, 0.5}, {0.01, -0.02, 0.0001 * i}, BodySite::thigh};
}

void write_rows(const std::filesystem::path& path, int rows) {
  RecordingWriter writer(path);
  for (int i = 0; i < rows; ++i) writer.write(sample_at(i), i % 2 ? "sit" : "std");
  writer.finish();
}

}  // namespace

TEST_CASE("a row is read into its vectors, its time and its label") {
  const ReadBack read = read_text(header + "1.5,1,-2,3.25,0.1,-0.2,3e-1,sit\n");
  REQUIRE(read.rows.size() == 1);
  const RecordingRow& row = read.rows[0];
  CHECK(row.at == Instant{1500ms});
  CHECK(row.t_s == 1.5);
  CHECK(row.acceleration_mps2 == Vector3{1, -2, 3.25});
  CHECK(row.turn_rate_radps == Vector3{0.1, -0.2, 0.3});
  CHECK(read.labels[0] == "sit");
  CHECK(row.line == 2);
  CHECK_FALSE(row.pelvis_acceleration_mps2);
}

TEST_CASE("columns may come in any order, with others between them") {
  const ReadBack read = read_text("gz,x,az,label,t_s,ay,gy,ax,gx\n6,?,3,std,0.5,2,5,1,4\n");
  REQUIRE(read.rows.size() == 1);
  CHECK(read.rows[0].acceleration_mps2 == Vector3{1, 2, 3});
  CHECK(read.rows[0].turn_rate_radps == Vector3{4, 5, 6});
  CHECK(read.labels[0] == "std");
}

TEST_CASE("prefixes choose the columns of thigh and pelvis") {
  const std::string text =
      "t_s,ax,ay,az,gx,gy,gz,b_ax,b_ay,b_az,b_gx,b_gy,b_gz\n"
      "0,1,2,3,4,5,6,7,8,9,10,11,12\n"
      "0.01,1,2,3,4,5,6,0,0,0,0,0,0\n";
  const ReadBack read = read_text(text, {"", "b_"});
  REQUIRE(read.rows.size() == 2);
  CHECK(read.rows[0].pelvis_acceleration_mps2 == Vector3{7, 8, 9});
  CHECK(read.rows[0].pelvis_turn_rate_radps == Vector3{10, 11, 12});
  CHECK_FALSE(read.rows[1].pelvis_acceleration_mps2);
  CHECK(read_text(text, {"b_", {}}).rows[0].acceleration_mps2 == Vector3{7, 8, 9});
  CHECK(mentions(refusal(text, {"", ""}), "cannot be the same"));
}

TEST_CASE("label is preferred to label_src, wherever it stands") {
  const std::string row = "0,1,2,3,4,5,6,";
  CHECK(read_text("t_s,ax,ay,az,gx,gy,gz,label_src,label\n" + row + "a,b\n").labels[0] == "b");
  CHECK(read_text("t_s,ax,ay,az,gx,gy,gz,label_src\n" + row + "a\n").labels[0] == "a");
  CHECK(read_text("t_s,ax,ay,az,gx,gy,gz,x\n" + row + "a\n").labels[0].empty());
}

TEST_CASE("byte order mark, CR LF, quotes, blanks and a missing last line end are no obstacle") {
  const ReadBack read = read_text(
      "\xEF\xBB\xBF\"t_s\",ax, ay,az,gx,gy,gz,label\r\n"
      "0, 1,2 ,+3,4,5,6,\"sit, \"\"deep\"\"\"\r\n"
      "\r\n"
      "\"0.01\",1,2,3,4,5,6,std");
  CHECK(read.skipped.broken == 0);
  REQUIRE(read.rows.size() == 2);
  CHECK(read.rows[0].acceleration_mps2 == Vector3{1, 2, 3});
  CHECK(read.labels[0] == "sit, \"deep\"");
  CHECK(read.labels[1] == "std");
  CHECK(read.rows[1].line == 4);
}

TEST_CASE("a broken row is skipped and told by file, line and column") {
  const std::string good = "1,2,3,4,5,6,sit\n";
  const ReadBack read = read_text(header + "0," + good +          //
                                  "0.01,1,2\n" +                  // line 3
                                  "0.02,1,2,x,4,5,6,sit\n" +      // line 4
                                  "0.03,1,2,3,nan,5,6,sit\n" +    // line 5
                                  "0.04,1,2,3,4,1e999,6,sit\n" +  // line 6
                                  "0.05,1,2,3,\"4,5,6,sit\n" +    // line 7
                                  "0.06,1,,3,4,5,6,sit\n" +       // line 8
                                  "0.07," + good);
  CHECK(read.rows.size() == 2);
  CHECK(read.skipped.broken == 6);
  CHECK(read.skipped.missing == 0);
  CHECK(read.skipped.examples == std::vector<std::string>{"rec.csv:3:9: the row ends before az",
                                                          "rec.csv:4:10: az is not a number",
                                                          "rec.csv:5:12: gx is not finite",
                                                          "rec.csv:6:14: gy is not a number",
                                                          "rec.csv:7:1: a quote is not closed"});
}

TEST_CASE("six zeros are a sensor that gave nothing, not a broken row") {
  const ReadBack read = read_text(header + "0,0,0,0,0,0,0,missing\n0.01,0.0,-0,0,0,0,0,missing\n" +
                                  "0.02,0,0,9.8,0,0,0,sit\n");
  CHECK(read.rows.size() == 1);
  CHECK(read.skipped.missing == 2);
  CHECK(read.skipped.broken == 0);
}

TEST_CASE("time that goes back breaks the row; one that jumped ahead breaks itself") {
  const std::string rest = ",1,2,3,4,5,6,sit\n";
  const ReadBack back = read_text(header + "5" + rest + "5.01" + rest + "2" + rest + "5.02" + rest);
  CHECK(back.rows.size() == 3);
  CHECK(back.skipped.examples ==
        std::vector<std::string>{"rec.csv:4:1: time goes back by 3.010 s"});
  const ReadBack ahead = read_text(header + "5" + rest + "5.01" + rest + "9000" + rest + "5.02" +
                                   rest + "5.03" + rest);
  CHECK(ahead.rows.size() == 4);
  CHECK(ahead.skipped.examples ==
        std::vector<std::string>{"rec.csv:4:1: time jumps ahead and back again"});
  const ReadBack wild = read_text(header + "1e300" + rest + "-1e15" + rest + "1" + rest);
  CHECK(wild.rows.size() == 1);
  CHECK(wild.skipped.broken == 2);
}

TEST_CASE("a line without end is skipped, and the next one read") {
  const ReadBack read = read_text(header + std::string(300'000, '7') + "\n0,1,2,3,4,5,6,sit\n" +
                                  std::string(20'000, ','));
  CHECK(read.rows.size() == 1);
  CHECK(read.rows[0].line == 3);
  CHECK(read.skipped.broken == 2);
}

TEST_CASE("a file that is no recording is refused in one sentence that says what it is") {
  CHECK(refusal("") == "rec.csv is empty");
  CHECK(mentions(refusal(std::string("PK\x03\x04\0\0", 6)), "not text"));
  CHECK(mentions(refusal(std::string(50'000, 'x')), "first line has no end"));
  CHECK(refusal("time,ax\n1,2\n") ==
        "rec.csv has no time column t_s (seconds from the start); its columns are time, ax");
  CHECK(refusal("t_s,ax,ay,az\n") ==
        "rec.csv has an accelerometer (ax, ay, az) but no gyroscope (gx, gy, gz), and postures "
        "need both");
  CHECK(refusal("t_s,left_ax,left_ay,left_az,left_gx,left_gy,left_gz\n") ==
        "rec.csv has no columns ax, ay, az, gx, gy, gz; the prefixes that would work are "
        "\"left_\"");
  CHECK(mentions(refusal(header, {"left_", {}}), "\"\""));
}

TEST_CASE("a path that is not there, or a directory, is refused by name") {
  const TemporaryFolder folder;
  const auto open = [](const std::filesystem::path& path) {
    return refusal_of([&] { RecordingReader reader(path); });
  };
  CHECK(mentions(open(folder / "none.csv"), "none.csv cannot be read: No such file or directory"));
  CHECK(mentions(open(folder / "."), "is a directory"));
  CHECK(mentions(open("/dev/zero"), "is a device or a pipe"));
}

TEST_CASE("what the writer wrote the reader reads, plain and compressed") {
  const TemporaryFolder folder;
  for (const char* name : {"a.csv", "a.csv.gz"}) {
    write_rows(folder / name, 5000);
    const ReadBack read = read_all(RecordingReader(folder / name));
    REQUIRE(read.rows.size() == 5000);
    CHECK(read.skipped.broken == 0);
    CHECK(read.skipped.cut_short.empty());
    double worst = 0;
    for (int i = 0; i < 5000; ++i) {
      const RecordingRow& row = read.rows[static_cast<std::size_t>(i)];
      const Sample sample = sample_at(i);
      if (row.at != sample.at) FAIL("time of row " << i);
      worst = std::max({worst, norm(row.acceleration_mps2 - sample.acceleration_mps2),
                        norm(row.turn_rate_radps - sample.turn_rate_radps)});
    }
    CHECK(worst < 1e-4);
    CHECK(read.labels[1] == "sit");
    CHECK(read.labels[2] == "std");
  }
  CHECK(std::filesystem::file_size(folder / "a.csv.gz") * 3 <
        std::filesystem::file_size(folder / "a.csv"));
}

TEST_CASE("a label that needs quotes survives the file") {
  const TemporaryFolder folder;
  {
    RecordingWriter writer(folder / "q.csv");
    writer.write(sample_at(1), "a \"b\", c");
  }
  CHECK(read_all(RecordingReader(folder / "q.csv")).labels ==
        std::vector<std::string>{"a \"b\", c"});
}

TEST_CASE("gzip that is cut off or damaged keeps what came before") {
  const TemporaryFolder folder;
  write_rows(folder / "whole.csv.gz", 50'000);
  const auto size = std::filesystem::file_size(folder / "whole.csv.gz");
  std::filesystem::copy(folder / "whole.csv.gz", folder / "cut.csv.gz");
  std::filesystem::resize_file(folder / "cut.csv.gz", size / 2);
  const ReadBack cut = read_all(RecordingReader(folder / "cut.csv.gz"));
  CHECK(cut.rows.size() > 15'000);
  CHECK(cut.rows.size() < 35'000);
  CHECK(mentions(cut.skipped.cut_short, "cut.csv.gz"));
  CHECK(mentions(cut.skipped.cut_short, "cut off"));

  std::fstream damaged(folder / "whole.csv.gz", std::ios::in | std::ios::out | std::ios::binary);
  damaged.seekp(static_cast<std::streamoff>(size / 2));
  damaged << std::string(200, '\xff');
  damaged.close();
  const ReadBack rest = read_all(RecordingReader(folder / "whole.csv.gz"));
  CHECK(rest.rows.size() > 15'000);
  CHECK(mentions(rest.skipped.cut_short, "damaged"));
}

TEST_CASE("a full disk is told by the writer, not kept quiet") {
  if (!std::filesystem::exists("/dev/full")) return;
  RecordingWriter writer(std::filesystem::path{"/dev/full"});
  const auto write_much = [&writer] {
    for (int i = 0; i < 100'000; ++i) writer.write(sample_at(i), "sit");
    writer.finish();
  };
  CHECK(mentions(refusal_of(write_much), "/dev/full cannot be written"));
}

TEST_CASE("progress runs from nothing to all of it") {
  const TemporaryFolder folder;
  write_rows(folder / "p.csv.gz", 100'000);
  RecordingReader reader(folder / "p.csv.gz");
  RecordingRow row;
  double last = reader.progress();
  CHECK(last < 0.5);
  bool steady = true;
  while (reader.next(row)) {
    steady &= reader.progress() >= last;
    last = reader.progress();
  }
  CHECK(steady);
  CHECK(reader.progress() == 1);
}
