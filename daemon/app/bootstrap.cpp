#include "app/bootstrap.hpp"

#include <sys/stat.h>

#include <boost/json/parse.hpp>
#include <fstream>
#include <sstream>

#include "access/new_password.hpp"
#include "protocol/decode.hpp"

namespace pana::app {
namespace {

std::string read_private(const std::string& file) {
  struct stat about{};
  if (::stat(file.c_str(), &about) != 0)
    throw std::runtime_error(file + ": no such file (access.bootstrap_file)");
  if ((about.st_mode & 077) != 0) throw std::runtime_error(file + ": others may read it; chmod 600 it");
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// "otp_secret", base32: not a member of account.create, which makes one.
std::string take_code_secret(boost::json::object& params) {
  const auto* member = params.if_contains("otp_secret");
  std::string secret{member != nullptr && member->is_string() ? std::string_view{member->get_string()} : ""};
  params.erase("otp_secret");
  return secret;
}

}  // namespace

std::vector<FirstAccount> read_first_accounts(const std::string& file) {
  boost::system::error_code bad;
  const auto root = boost::json::parse(read_private(file), bad);
  const auto* list = bad || !root.is_object() ? nullptr : root.as_object().if_contains("accounts");
  if (list == nullptr || !list->is_array()) {
    throw std::runtime_error(file + R"(: expected {"accounts": [{"account", "password", "role"}]})");
  }
  std::vector<FirstAccount> accounts;
  for (const auto& item : list->as_array()) {
    auto params = item.is_object() ? item.as_object() : boost::json::object{};
    const auto code_secret = take_code_secret(params);
    params["key"] = "00000000-0000-4000-8000-000000000000";  // accounts of this file carry none
    auto account = protocol::decode_account_create(params);
    if (account.has_error()) {
      throw std::runtime_error(file + ": account " + std::to_string(accounts.size() + 1) + ": " +
                               describe(account.error()));
    }
    if (const auto why = access::why_weak(account->password, account->account.text); !why.empty()) {
      throw std::runtime_error(file + ": account " + std::to_string(accounts.size() + 1) +
                               ": its password is easy to guess (" + std::string{why} + ")");
    }
    store::AccountRecord record{
        account->account, account->role, account->center, account->regions, {}, false};
    record.code_secret = code_secret;
    accounts.push_back({std::move(record), std::move(account->password)});
  }
  return accounts;
}

Awaitable<void> make_first_accounts(store::Store& store, operations::Hashing& hashing,
                                    std::vector<FirstAccount> accounts) {
  for (auto& account : accounts) {
    if (auto known = co_await store.load_account(account.record.account); known.has_value()) continue;
    auto hash = co_await hashing.hash(std::move(account.password));
    if (hash.has_error()) throw FaultError(hash.error());
    account.record.password_hash = std::move(*hash);
    const auto once = operations::daemon_itself("account.bootstrap").once();
    auto made = co_await store.put_account({once, account.record, true});
    if (made.has_error() && made.error().code != FaultCode::conflict) throw FaultError(made.error());
  }
}

}  // namespace pana::app
