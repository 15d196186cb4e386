#include "cli/output_file.hpp"

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace sitwell::cli {
namespace {

[[noreturn]] void fail(const std::string& path, const char* what) {
  throw std::runtime_error(fmt::format("{}: cannot {}: {}; what was written so far is kept", path,
                                       what, std::strerror(errno)));
}

}  // namespace

OutputFile::OutputFile(std::string path)
    : path_(std::move(path)), file_(std::fopen(path_.c_str(), "wb")) {
  if (!file_)
    throw std::runtime_error(fmt::format("{}: cannot create: {}", path_, std::strerror(errno)));
  std::setvbuf(file_.get(), nullptr, _IONBF, 0);  // buffer_ is the buffer
}

void OutputFile::flush() {
  if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_.get()) != buffer_.size())
    fail(path_, "write");
  buffer_.clear();
}

void OutputFile::close() {
  flush();
  if (std::fclose(file_.release()) != 0) fail(path_, "write");
}

}  // namespace sitwell::cli
