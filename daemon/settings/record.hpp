#pragma once
#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/center.hpp"
#include "settings/mistake.hpp"

namespace pana::settings {

// The line on which each element of the array member `name` of a JSON object begins, counted from 1. `text`
// must be JSON that has been parsed without error.
std::vector<int> element_lines(std::string_view text, std::string_view name);

// Reads the members of one JSON object strictly. What is missing, of a wrong type, out of bounds or unknown
// becomes a Mistake of this file and line; the reading goes on with an empty value, so that one pass tells
// all of them.
class Record {
 public:
  // Holds references: object and mistakes must outlive it.
  Record(const boost::json::object& object, std::string file, int line, Mistakes& mistakes);

  // Whether the member is there.
  bool has(std::string_view member) const { return object_.contains(member); }
  // A text of 1 to 200 bytes.
  std::string text(std::string_view member);
  // A text as is_id permits it.
  std::string id(std::string_view member);
  double number(std::string_view member, double least, double most);
  std::int32_t whole(std::string_view member, std::int32_t least, std::int32_t most);
  // 0 where the member is missing.
  std::int64_t optional_whole(std::string_view member, std::int64_t most);
  // Empty where the member is missing.
  std::vector<std::string> optional_texts(std::string_view member);
  // An object with kk, ru and en.
  Names names(std::string_view member);

  // Members that nobody has asked for are unknown. Call it last.
  void finish();
  void blame(std::string_view member, std::string advice);

 private:
  const boost::json::value* find(std::string_view member);
  const boost::json::value* require(std::string_view member);

  const boost::json::object& object_;
  std::string file_;
  int line_;
  Mistakes& mistakes_;
  std::vector<std::string_view> asked_;
};

}  // namespace pana::settings
