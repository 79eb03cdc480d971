#pragma once
// The composed operations of TlsStream; included by tls_stream.hpp only.
#include "server/tls_stream.hpp"

namespace pana::server {

// Each first tries, then waits for the socket and tries again. What ends at the first try ends through post,
// because a completion must not run inside the call that starts the operation.
struct TlsStream::Handshake {
  TlsStream& stream;
  bool done = false;
  error_code result{};

  template <class Self>
  void operator()(Self& self, error_code ec = {}) {
    if (done || ec) return self.complete(ec ? ec : result);
    result = stream.shake();
    if (result == asio::error::would_block)
      return stream.socket_.async_wait(asio::socket_base::wait_read, std::move(self));
    done = true;
    asio::post(stream.get_executor(), std::move(self));
  }
};

struct TlsStream::Read {
  TlsStream& stream;
  asio::mutable_buffer into;
  bool waited = false;
  bool done = false;
  std::size_t size = 0;
  error_code result{};

  template <class Self>
  void operator()(Self& self, error_code ec = {}, std::size_t = 0) {
    if (done || ec) return self.complete(ec ? ec : result, size);
    if (waited || stream.has_input() || into.size() == 0) {
      size = stream.read_now(into, result);
      if (result != asio::error::would_block) {
        done = true;
        if (waited) return self.complete(result, size);
        return asio::post(stream.get_executor(), std::move(self));
      }
    }
    waited = true;
    stream.socket_.async_wait(asio::socket_base::wait_read, std::move(self));
  }
};

struct TlsStream::Write {
  // Enough for a full record and some control frames; more makes the writer wait.
  static constexpr std::size_t room = 32 * 1024;

  TlsStream& stream;
  error_code result;
  std::size_t size;
  bool waited = false;
  bool done = false;

  template <class Self>
  void operator()(Self& self, error_code ec = {}, std::size_t = 0) {
    if (done || ec || (waited && stream.waiting() <= room)) return self.complete(ec ? ec : result, size);
    if (!result && stream.waiting() > room) {
      waited = true;
      return stream.socket_.async_wait(asio::socket_base::wait_write, std::move(self));
    }
    done = true;
    asio::post(stream.get_executor(), std::move(self));
  }
};

struct TlsStream::Discard {
  TlsStream& stream;
  std::size_t left;
  bool waited = false;

  template <class Self>
  void operator()(Self& self, error_code ec = {}) {
    while (waited && !ec && left > 0) left -= std::min(left, stream.discard_now(ec));
    if (waited && ec != asio::error::would_block) return self.complete(ec);
    waited = true;
    stream.socket_.async_wait(asio::socket_base::wait_read, std::move(self));
  }
};

inline bool is_close_frame(unsigned char first_byte) {
  return (first_byte & 0x0f) == 0x08;
}

template <class Buffers>
asio::mutable_buffer TlsStream::first_of(const Buffers& buffers) {
  for (auto it = asio::buffer_sequence_begin(buffers); it != asio::buffer_sequence_end(buffers); ++it)
    if (const asio::mutable_buffer buffer(*it); buffer.size() > 0) return buffer;
  return {};
}

template <class Buffers>
std::pair<error_code, std::size_t> TlsStream::take(const Buffers& buffers) {
  const auto size = asio::buffer_size(buffers);
  const auto first = asio::buffer_sequence_begin(buffers);
  if (sealed_ || size == 0) return {error_code{}, size};
  bool taken = false;
  if (const asio::const_buffer only(*first); only.size() == size) {
    const bool closes = carries_frames_ && is_close_frame(*static_cast<const unsigned char*>(only.data()));
    if (closes && observer_) observer_->about_to_close();
    taken = write_now({static_cast<const char*>(only.data()), size});
    if (closes) seal();
  } else {
    std::string joined(size, '\0');
    asio::buffer_copy(asio::buffer(joined), buffers);
    taken = write_now(joined);
  }
  return {taken ? error_code{} : error_code{asio::error::broken_pipe}, taken ? size : 0};
}

template <class Token>
auto TlsStream::async_handshake(Token&& token) {
  return asio::async_compose<Token, void(error_code)>(Handshake{*this}, token, socket_);
}

template <class Buffers, class Token>
auto TlsStream::async_read_some(const Buffers& buffers, Token&& token) {
  return asio::async_compose<Token, void(error_code, std::size_t)>(Read{*this, first_of(buffers)}, token,
                                                                   socket_);
}

template <class Buffers, class Token>
auto TlsStream::async_write_some(const Buffers& buffers, Token&& token) {
  const auto [ec, size] = take(buffers);
  return asio::async_compose<Token, void(error_code, std::size_t)>(Write{*this, ec, size}, token, socket_);
}

template <class Token>
auto TlsStream::async_discard(std::size_t limit, Token&& token) {
  return asio::async_compose<Token, void(error_code)>(Discard{*this, limit}, token, socket_);
}

}  // namespace pana::server
