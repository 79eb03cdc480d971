#include "unit/server/harness/running_server.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "unit/server/harness/certificate.hpp"

using namespace pana;
using namespace pana::server;

namespace {

constexpr auto patience = std::chrono::seconds{20};

class TestConversation final : public Conversation {
 public:
  TestConversation(live::Outlet& outlet, TestApplication& application)
      : outlet_(outlet), application_(application) {
    application_.outlets.push_back(&outlet_);
    application_.seen.change([](auto& counts) { ++counts.opened; });
  }
  ~TestConversation() override {
    std::erase(application_.outlets, &outlet_);
    application_.seen.change([](auto& counts) { ++counts.closed; });
  }

  Awaitable<void> hear(std::string_view message) override {
    application_.seen.change([](auto& counts) { ++counts.heard; });
    const auto space = message.find(' ');
    const auto word = message.substr(0, space);
    const auto number = space == message.npos ? 0 : std::atoi(std::string(message.substr(space + 1)).c_str());
    if (word == "throw") throw std::runtime_error("as asked");
    if (word == "close") {
      outlet_.close(static_cast<live::CloseCode>(number));
    } else if (word == "burst") {
      for (int i = 0; i < number; ++i) outlet_.send(live::make_frame(std::to_string(i)));
    } else if (word == "size") {
      outlet_.send(live::make_frame(std::string(static_cast<std::size_t>(number), 'x')));
    } else {
      outlet_.send(live::make_frame(std::string(message)));
    }
    co_return;
  }

  void drained() override {
    application_.seen.change([](auto& counts) { ++counts.drained; });
  }

 private:
  live::Outlet& outlet_;
  TestApplication& application_;
};

}  // namespace

TlsFiles test_files() {
  return {test_certificate().certificate_file(), test_certificate().key_file()};
}

void Seen::change(const std::function<void(Counts&)>& how) {
  const std::lock_guard lock(mutex_);
  how(counts_);
  changed_.notify_all();
}

bool Seen::wait_until(const std::function<bool(const Counts&)>& so) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, patience, [&] { return so(counts_); });
}

Seen::Counts Seen::now() {
  const std::lock_guard lock(mutex_);
  return counts_;
}

std::unique_ptr<Conversation> TestApplication::open(live::Outlet& outlet, const Peer& peer) {
  last_address = peer.address;
  last_device = peer.device;
  return std::make_unique<TestConversation>(outlet, *this);
}

RunningServer::RunningServer(ServerOptions options) : RunningServer(std::move(options), test_files()) {}

RunningServer::RunningServer(ServerOptions options, const TlsFiles& files)
    : io_(std::make_unique<boost::asio::io_context>(1)), work_(io_->get_executor()) {
  auto tls = std::make_shared<TlsContext>(files);
  server_ = std::make_unique<Server>(*io_, std::move(options), std::move(tls), application_, metrics_);
  port_ = server_->listen("127.0.0.1", 0);
  thread_ = std::thread([this] { io_->run(); });
}

RunningServer::~RunningServer() {
  work_.reset();
  io_->stop();
  thread_.join();
  server_.reset();
  io_.reset();
}

void RunningServer::do_there(std::function<void()> work) {
  std::promise<void> done;
  boost::asio::post(*io_, [&] {
    work();
    done.set_value();
  });
  done.get_future().get();
}

bool RunningServer::empties() {
  do_there([this] {
    server_->drain(milliseconds{0}, [this] { seen().change([](auto& c) { c.all_gone = true; }); });
  });
  return seen().wait_until([](const auto& counts) { return counts.all_gone; });
}
