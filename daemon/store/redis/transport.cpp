#include "store/redis/transport.hpp"

#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>

namespace pana::store::redis {
namespace {

using boost::system::error_code;
using Socket = asio::generic::stream_protocol::socket;

// RFC 6761, 6.3: localhost is this machine, also where /etc/hosts is missing and no name server knows it.
std::string address_of_localhost(std::string host) {
  return host == "localhost" ? "127.0.0.1" : host;
}

Awaitable<error_code> connect_tcp(Socket& socket, std::string host, std::string port) {
  host = address_of_localhost(std::move(host));
  asio::ip::tcp::resolver resolver{co_await asio::this_coro::executor};
  auto [failed, endpoints] = co_await resolver.async_resolve(host, port, as_value);
  if (failed) co_return failed;
  error_code last = asio::error::host_not_found;
  for (const auto& entry : endpoints) {
    error_code ignored;
    socket.close(ignored);
    auto [refused] = co_await socket.async_connect(entry.endpoint(), as_value);
    if (!refused) {
      socket.set_option(asio::ip::tcp::no_delay{true}, ignored);
      socket.set_option(asio::socket_base::keep_alive{true}, ignored);
      co_return error_code{};
    }
    last = refused;
  }
  co_return last;
}

Awaitable<error_code> connect_unix(Socket& socket, std::string path) {
  // A path that is too long for an address makes the endpoint's constructor throw.
  if (path.size() > 107) co_return asio::error::name_too_long;
  auto [failed] = co_await socket.async_connect(asio::local::stream_protocol::endpoint{path}, as_value);
  co_return failed;
}

Awaitable<error_code> connect(Socket& socket, Address address) {
  if (address.kind == Address::Kind::unix_socket) return connect_unix(socket, std::move(address.host));
  return connect_tcp(socket, std::move(address.host), std::move(address.port));
}

class PlainTransport final : public Transport {
 public:
  PlainTransport(const asio::any_io_executor& executor, Address address)
      : socket_(executor), address_(std::move(address)) {}

  Awaitable<error_code> open() override { return connect(socket_, address_); }

  Awaitable<std::pair<error_code, std::size_t>> read_some(asio::mutable_buffer into) override {
    auto [failed, size] = co_await socket_.async_read_some(into, as_value);
    co_return std::pair{failed, size};
  }

  void write(asio::const_buffer bytes, Written done) override {
    asio::async_write(socket_, bytes, std::move(done));
  }

  void close() override {
    error_code ignored;
    socket_.close(ignored);
  }

 private:
  Socket socket_;
  Address address_;
};

class TlsTransport final : public Transport {
 public:
  TlsTransport(const asio::any_io_executor& executor, Address address, const std::string& ca_file)
      : context_(asio::ssl::context::tls_client), address_(std::move(address)) {
    if (ca_file.empty()) {
      context_.set_default_verify_paths();
    } else {
      context_.load_verify_file(ca_file);
    }
    SSL_CTX_set_min_proto_version(context_.native_handle(), TLS1_2_VERSION);
    stream_.emplace(executor, context_);
    stream_->set_verify_mode(asio::ssl::verify_peer);
    stream_->set_verify_callback(asio::ssl::host_name_verification{address_.host});
    SSL_set_tlsext_host_name(stream_->native_handle(), address_.host.c_str());
  }

  Awaitable<error_code> open() override {
    const auto refused = co_await connect(stream_->next_layer(), address_);
    if (refused) co_return refused;
    auto [failed] = co_await stream_->async_handshake(asio::ssl::stream_base::client, as_value);
    co_return failed;
  }

  Awaitable<std::pair<error_code, std::size_t>> read_some(asio::mutable_buffer into) override {
    auto [failed, size] = co_await stream_->async_read_some(into, as_value);
    co_return std::pair{failed, size};
  }

  void write(asio::const_buffer bytes, Written done) override {
    asio::async_write(*stream_, bytes, std::move(done));
  }

  void close() override {
    error_code ignored;
    stream_->next_layer().close(ignored);
  }

 private:
  asio::ssl::context context_;
  Address address_;
  std::optional<asio::ssl::stream<Socket>> stream_;
};

}  // namespace

std::unique_ptr<Transport> make_transport(const asio::any_io_executor& executor, const Address& address,
                                          const std::string& ca_file) {
  if (address.kind == Address::Kind::tls) return std::make_unique<TlsTransport>(executor, address, ca_file);
  return std::make_unique<PlainTransport>(executor, address);
}

}  // namespace pana::store::redis
