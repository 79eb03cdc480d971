#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>

namespace pana::server {

// How many connections each address has, and whether it may have one more. An IPv6 network of 64 bits counts
// as one address: it belongs to one customer.
class AddressLimit {
 public:
  // A connection's place; given back when the object goes.
  class Place {
   public:
    Place(AddressLimit& limit, std::string key) : limit_(limit), key_(std::move(key)) {}
    ~Place() { limit_.give_back(key_); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

   private:
    AddressLimit& limit_;
    std::string key_;
  };

  explicit AddressLimit(std::size_t most) : most_(most) {}

  // nullptr when this address has as many as it may. The limit must outlive the place.
  std::unique_ptr<Place> take(const std::string& address);
  std::size_t addresses() const { return counts_.size(); }

 private:
  void give_back(const std::string& key);

  std::size_t most_;
  std::unordered_map<std::string, std::size_t> counts_;
};

}  // namespace pana::server
