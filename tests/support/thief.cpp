#include "support/thief.hpp"

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "store/codec.hpp"

namespace pana::test {
namespace {

// A day key's header, nonce, some blocks of 64 bytes, tag (vault/seal.hpp, store/packing.hpp).
constexpr std::size_t frame = 5 + 12 + 16;
constexpr std::size_t block = 64;
constexpr std::size_t most_blocks = 12;

std::set<std::string> ids_in(const std::string& copies, const std::string& kind) {
  const std::regex name("\\{pana\\}:" + kind + ":([a-z0-9_]+)");
  std::set<std::string> ids;
  for (std::sregex_iterator at(copies.begin(), copies.end(), name), end; at != end; ++at)
    ids.insert((*at)[1].str());
  return ids;
}

// A value sealed within a year of that day: its number has the same first two bytes.
std::vector<std::string_view> sealed_values(std::string_view copies) {
  std::vector<std::string_view> values;
  const std::string header{'\3', '\0', '\0'};
  for (auto at = copies.find(header); at != std::string_view::npos; at = copies.find(header, at + 1)) {
    for (std::size_t blocks = 1; blocks <= most_blocks; ++blocks) {
      const auto size = frame + blocks * block;
      if (at + size <= copies.size()) values.push_back(copies.substr(at, size));
    }
  }
  return values;
}

}  // namespace

void Thief::take(const std::string& folder) {
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    std::ostringstream text;
    text << std::ifstream(file.path(), std::ios::binary).rdbuf();
    copies_ += text.str();
  }
}

std::set<std::string> Thief::opens(vault::Keyring& keyring) const {
  SecureRandom random;
  vault::Seal seal{keyring, random};
  const store::Codec codec{seal};
  const auto requests = ids_in(copies_, "request");
  const auto offers = ids_in(copies_, "offer");
  std::set<std::string> opened;
  for (const auto& value : sealed_values(copies_)) {
    for (const auto& id : requests) {
      if (codec.open(RequestId{id}, value)) opened.insert("request:" + id);
    }
    for (const auto& id : offers) {
      if (codec.open(OfferId{id}, value)) opened.insert("offer:" + id);
      if (codec.open_code(OfferId{id}, value)) opened.insert("code:" + id);
    }
  }
  return opened;
}

}  // namespace pana::test
