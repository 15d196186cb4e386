// The event loop by name only: Asio's headers cost seconds to compile, so ours leave them out.
#pragma once

namespace boost::asio {
class io_context;
}  // namespace boost::asio
