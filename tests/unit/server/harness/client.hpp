#pragma once
#include <openssl/ssl.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

// A blocking TLS client on loopback. Reads give up after some seconds, so that a broken server fails a test
// instead of hanging it.
class TlsClient {
 public:
  struct Options {
    int min_version = TLS1_3_VERSION;
    int max_version = TLS1_3_VERSION;
    std::string alpn{};         // a protocol name; empty: the extension is not sent
    int receive_buffer = 0;     // SO_RCVBUF; 0: the system's
    std::string certificate{};  // PEM files of a client certificate and its key; empty: none
    std::string key{};
    bool handshake = true;  // false: TCP only, until shake() is called
  };

  explicit TlsClient(std::uint16_t port);
  TlsClient(std::uint16_t port, const Options& options);
  ~TlsClient();
  TlsClient(const TlsClient&) = delete;

  bool shake();
  bool connected() const { return connected_; }
  void write(std::string_view plain);
  // Bytes of one TLS record; empty when the connection has ended.
  std::string read_record();
  // True when the other end closes without sending anything more; false when bytes come or time runs out.
  bool is_cut();
  // The alert with which the other end has refused us; 0 while there was none. In TLS 1.3 a client
  // certificate is judged after the client has finished, so the refusal comes with the first read.
  int alert() const { return alert_; }
  int records_read() const { return records_; }
  int tickets() const { return tickets_; }
  SSL* ssl() { return ssl_.get(); }
  int descriptor() const { return descriptor_; }

 private:
  static int count_ticket(SSL* ssl, SSL_SESSION*);
  static void note_alert(const SSL* ssl, int where, int what);

  std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_;
  std::unique_ptr<SSL, void (*)(SSL*)> ssl_;
  int descriptor_ = -1;
  int records_ = 0;
  int tickets_ = 0;
  int alert_ = 0;
  bool connected_ = false;
};

// An HTTP answer in pieces.
struct HttpAnswer {
  int status = 0;
  std::string head;
  std::string body;
};
HttpAnswer ask(TlsClient& client, std::string_view request);

// A WebSocket client that can also break every rule.
class WsClient : public TlsClient {
 public:
  struct Frame {
    int opcode = -1;  // -1: the connection has ended
    bool last = false;
    std::string payload;
    // Of a close frame; 0 without one.
    int close_code() const;
  };

  explicit WsClient(std::uint16_t port) : WsClient(port, Options{}) {}
  WsClient(std::uint16_t port, const Options& options);

  // The raw bytes of a masked frame.
  static std::string frame(int first_byte, std::string_view payload, bool masked = true);
  void send_text(std::string_view text) { write(frame(0x81, text)); }
  void send_close(int code);
  Frame read_frame();
  // The next whole message; empty when a close frame or the end came instead.
  std::string read_message();
  // Reads until the close frame; its code, or 0 when the connection ended without.
  int read_close_code();

 private:
  bool fill(std::size_t size);

  std::string buffer_;
};

std::string upgrade_request(std::string_view extra = "Sec-WebSocket-Protocol: pana.v1\r\n",
                            std::string_view path = "/ws");
