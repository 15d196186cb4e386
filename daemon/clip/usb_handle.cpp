#include "daemon/clip/usb_handle.hpp"

#include <fcntl.h>
#include <libusb.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "firmware-protocol/usb.h"

namespace sitwell::daemon {
namespace {

OpenResult result_of_errno(int error) {
  switch (error) {
    case EACCES:
    case EPERM: return OpenResult::no_permission;
    case EBUSY: return OpenResult::busy;
    case ENOENT:
    case ENODEV:
    case ENXIO: return OpenResult::no_device;
    default: return OpenResult::failed;
  }
}

OpenResult result_of_libusb(int libusb_error) {
  switch (libusb_error) {
    case LIBUSB_SUCCESS: return OpenResult::opened;
    case LIBUSB_ERROR_ACCESS: return OpenResult::no_permission;
    case LIBUSB_ERROR_BUSY: return OpenResult::busy;
    case LIBUSB_ERROR_NO_DEVICE: return OpenResult::no_device;
    default: return OpenResult::failed;
  }
}

}  // namespace

TransferStatus status_of(int libusb_error) {
  switch (libusb_error) {
    case LIBUSB_SUCCESS: return TransferStatus::completed;
    case LIBUSB_ERROR_NO_DEVICE: return TransferStatus::no_device;
    case LIBUSB_ERROR_PIPE: return TransferStatus::stall;
    case LIBUSB_ERROR_TIMEOUT: return TransferStatus::timed_out;
    default: return TransferStatus::error;
  }
}

OpenResult UsbHandle::open(libusb_context* context, const UsbAddress& address,
                           std::string& detail) {
  detail = address.node();
  descriptor_ = ::open(detail.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor_ < 0) {
    const int error = errno;
    detail += ": " + std::generic_category().message(error);
    return result_of_errno(error);
  }
  int error = libusb_wrap_sys_device(context, descriptor_, &handle_);
  if (error == LIBUSB_SUCCESS) {
    libusb_set_auto_detach_kernel_driver(handle_, 1);  // where that is not supported, none is bound
    error = libusb_claim_interface(handle_, sitwell_usb_interface);
  }
  if (error != LIBUSB_SUCCESS) {
    detail += std::string(": ") + libusb_strerror(error);
    close();
  }
  return result_of_libusb(error);
}

void UsbHandle::close() {
  if (handle_) {
    libusb_release_interface(handle_, sitwell_usb_interface);
    libusb_close(handle_);
    handle_ = nullptr;
  }
  if (descriptor_ >= 0) ::close(descriptor_);  // wrapped by libusb, hence ours
  descriptor_ = -1;
}

int UsbHandle::clear_halt(Endpoint endpoint) {
  return libusb_clear_halt(handle_, static_cast<unsigned char>(endpoint));
}

void UsbHandle::reset() { libusb_reset_device(handle_); }

}  // namespace sitwell::daemon
