#pragma once
#include <boost/asio/buffer.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <utility>

#include "core/async.hpp"
#include "store/redis/config.hpp"

namespace pana::store::redis {

using Written = std::function<void(boost::system::error_code, std::size_t)>;

// A stream of bytes to Redis and back. One read and one write may be under way at a time. Destroying or
// closing it ends both with an error.
class Transport {
 public:
  virtual ~Transport() = default;
  // Resolves, connects and, for TLS, shakes hands and verifies the certificate and its host name.
  virtual Awaitable<boost::system::error_code> open() = 0;
  virtual Awaitable<std::pair<boost::system::error_code, std::size_t>> read_some(
      asio::mutable_buffer into) = 0;
  // Writes all of it; `done` is called later, never from within, with how much was written. The bytes belong
  // to the caller and must stay until then.
  virtual void write(asio::const_buffer bytes, Written done) = 0;
  virtual void close() = 0;
};

// Throws std::runtime_error where `ca_file` cannot be read.
std::unique_ptr<Transport> make_transport(const asio::any_io_executor& executor, const Address& address,
                                          const std::string& ca_file);

}  // namespace pana::store::redis
