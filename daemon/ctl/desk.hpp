#pragma once
#include <boost/json/object.hpp>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "ctl/client.hpp"
#include "ctl/terminal.hpp"

namespace pana::ctl {

// The options that every command takes.
struct Options {
  std::string url = "wss://localhost:8443/ws";
  std::string ca;
  std::string account;
  std::string password_file;
  std::string code;              // the one-time code
  std::string code_secret_file;  // of those who make codes themselves, as gateways do
  std::string session_file;      // keeps the session from one command to the next
  std::string key;
  std::string language;
  bool json = false;
};

// What commands work with: the options, the terminal, and a signed-in connection that is made when first
// needed.
class Desk {
 public:
  Options options;
  Terminal terminal;
  std::function<void()> action;  // what the chosen command does

  // Connects and signs in. Quit(usage) without an account, Quit(refused) where it is not let in.
  Client& client();
  // After a lost connection: a new one, with the session of the old one.
  void reconnect();
  // The result, or Quit(refused) with the reason as a sentence.
  boost::json::object call(std::string_view method, const boost::json::object& params);
  // The same with the idempotency key: --key, or a fresh one.
  boost::json::object change(std::string_view method, boost::json::object params);
  // Ends the session that the file keeps and deletes the file; false where it had ended before. Where the
  // daemon cannot be told, the file stays. Quit(usage) without a file.
  bool end_session();
  // What session.open said: account, role, center…
  const boost::json::object& session();

  // Prints a line, or the JSON instead where --json is given.
  void say(const boost::json::object& result, const std::string& words) const;
  // The name to show of {"kk","ru","en"}: of --names, else of LANG, else English.
  std::string name_of(const boost::json::value& names) const;

 private:
  bool resume();
  void sign_in();

  std::unique_ptr<Client> client_;
  boost::json::object session_;
};

}  // namespace pana::ctl
