#include "protocol/fields.hpp"

#include <algorithm>

namespace pana::protocol {
namespace {

const boost::json::object nothing{};

std::string escaped(std::string_view member) {
  std::string out;
  for (const char c : member) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

}  // namespace

void Findings::add(std::string at, std::string_view why) {
  if (full()) return;
  faults_.push_back(
      Fault{FaultCode::invalid_params, std::move(at), {Figure{"why", std::string{why}}}, false});
}

void Findings::add(std::string at, PersonalData kind) {
  if (full()) return;
  faults_.push_back(
      Fault{FaultCode::personal_data, std::move(at), {Figure{"kind", std::string{name_of(kind)}}}, false});
}

std::string Path::pointer() const {
  if (parent == nullptr) return {};
  return parent->pointer() + '/' + (in_list ? std::to_string(index) : escaped(member));
}

Item Fields::optional(std::string_view name) {
  const auto* found = object_->find(name);
  if (found == object_->end()) return {nullptr, Path{&path_, name}, findings_};
  const auto position = static_cast<std::size_t>(found - object_->begin());
  if (position < 64) read_ |= std::uint64_t{1} << position;
  return {&found->value(), Path{&path_, name}, findings_};
}

Item Fields::required(std::string_view name) {
  const auto item = optional(name);
  // Where the object itself is missing or none, that has been told already.
  if (!item.present() && object_ != &nothing) item.refuse("missing");
  return item;
}

void Fields::refuse(Fault fault) {
  fault.at = path_.pointer() + fault.at;
  findings_->add(std::move(fault));
}

void Fields::take_pad() {
  const auto pad = optional("pad");
  if (pad.present() && !pad.refused_as_personal() && !pad.is_string()) pad.refuse("type");
}

void Fields::close() {
  std::size_t position = 0;
  for (const auto& member : *object_) {
    const bool known = position < 64 && (read_ >> position & 1) != 0;
    ++position;
    if (known || findings_->full()) continue;
    refuse_unknown(member.key(), member.value());
  }
}

// What a caller called a member is repeated only where it looks like one of ours.
void Fields::refuse_unknown(std::string_view name, const boost::json::value& value) {
  if (const auto kind = find_personal_data(name)) return findings_->add(path_.pointer(), *kind);
  Item{&value, is_id(name) ? Path{&path_, name} : path_, findings_}.refuse("unknown");
}

Fields Item::fields() const {
  if (value_ != nullptr && !value_->is_object()) refuse("type");
  const bool usable = value_ != nullptr && value_->is_object();
  return Fields{usable ? value_->get_object() : nothing, path_, findings_};
}

const boost::json::array* Item::elements(std::size_t least, std::size_t most) const {
  if (value_ == nullptr) return nullptr;
  const auto* list = value_->if_array();
  if (list == nullptr) return refuse("type"), nullptr;
  if (list->size() >= least && list->size() <= most) return list;
  for (std::size_t index = 0; index < list->size(); ++index) {
    if (Item{&(*list)[index], Path{&path_, {}, index, true}, findings_}.refused_as_personal()) return nullptr;
  }
  return refuse("length"), nullptr;
}

}  // namespace pana::protocol
