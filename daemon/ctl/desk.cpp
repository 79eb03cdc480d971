#include "ctl/desk.hpp"

#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "access/one_time_code.hpp"
#include "ctl/quit.hpp"
#include "ctl/uuid.hpp"
#include "ctl/words.hpp"
#include "protocol/shapes.hpp"

namespace pana::ctl {
namespace {

namespace json = boost::json;

std::unique_ptr<Client> connect(const Options& options) {
  const auto url = url_from(options.url);
  if (!url) throw Quit(Exit::usage, "no daemon's address: " + options.url + " (wss://HOST:PORT/ws)");
  return std::make_unique<Client>(*url, options.ca);
}

json::object checked(boost::system::result<json::object, Refusal> answer, std::string_view method) {
  if (answer.has_error()) throw Quit(Exit::refused, sentence(answer.error(), method));
  return std::move(*answer);
}

// The code that is to be sent; empty: none.
Secret code_of(const Options& options, bool somebody_answers) {
  if (!options.code.empty()) return Secret{options.code};
  if (!options.code_secret_file.empty()) {
    return Secret{access::code_at(read_secret(options.code_secret_file), SystemClock{}.now())};
  }
  return somebody_answers ? ask_secret("One-time code (empty: none): ") : Secret{};
}

}  // namespace

Client& Desk::client() {
  if (!client_ && !resume()) sign_in();
  return *client_;
}

bool Desk::resume() {
  if (options.session_file.empty() || !std::filesystem::exists(options.session_file)) return false;
  const auto token = read_secret(options.session_file);
  client_ = connect(options);
  auto answer = client_->call("session.resume", {{"token", token.reveal()}});
  const bool ours =
      answer.has_value() && (options.account.empty() || answer->at("account").as_string() == options.account);
  if (!ours) return client_.reset(), false;
  session_ = std::move(*answer);
  return true;
}

void Desk::sign_in() {
  if (options.account.empty()) throw Quit(Exit::usage, "who are you? Give --account or PANA_ACCOUNT");
  const bool asks = options.password_file.empty();
  const auto password =
      asks ? ask_secret("Password of " + options.account + ": ") : read_secret(options.password_file);
  const auto code = code_of(options, asks);
  json::object params{{"account", options.account}, {"password", password.reveal()}};
  if (!code.empty()) params["otp"] = code.reveal();
  client_ = connect(options);
  session_ = checked(client_->call("session.open", params), "session.open");
  if (!options.session_file.empty())
    write_private(options.session_file, session_.at("resume_token").as_string());
}

void Desk::reconnect() {
  client_ = connect(options);
  session_ =
      checked(client_->call("session.resume", {{"token", session_.at("resume_token")}}), "session.resume");
}

json::object Desk::call(std::string_view method, const json::object& params) {
  return checked(client().call(method, params), method);
}

json::object Desk::change(std::string_view method, json::object params) {
  if (!options.key.empty() && !protocol::is_uuid(options.key)) {
    throw Quit(Exit::usage, "--key must be a UUID in lower case");
  }
  SecureRandom random;
  params["key"] = options.key.empty() ? new_uuid(random) : options.key;
  return call(method, params);
}

bool Desk::end_session() {
  if (options.session_file.empty()) throw Quit(Exit::usage, "which session? Give --session or PANA_SESSION");
  const bool stands = resume();
  if (stands) call("session.close", {});
  std::filesystem::remove(options.session_file);
  return stands;
}

const json::object& Desk::session() {
  client();
  return session_;
}

void Desk::say(const json::object& result, const std::string& words) const {
  std::cout << (options.json ? json::serialize(result) : words) << '\n' << std::flush;
}

std::string Desk::name_of(const json::value& names) const {
  const char* lang = std::getenv("LANG");
  const std::string language =
      !options.language.empty() ? options.language : std::string{lang == nullptr ? "" : lang};
  const auto code = language.substr(0, 2);
  return std::string{names.at(code == "kk" || code == "ru" ? code : "en").as_string()};
}

}  // namespace pana::ctl
