#include "server/frame.hpp"

namespace pana::server {
namespace {

constexpr unsigned last_bit = 0x80;
constexpr std::size_t short_payload = 125;

void append_16(std::string& out, std::size_t number) {
  out.push_back(static_cast<char>(number >> 8 & 0xff));
  out.push_back(static_cast<char>(number & 0xff));
}

}  // namespace

void append_frame(std::string& out, Opcode opcode, bool last, std::string_view payload) {
  out.push_back(static_cast<char>(static_cast<unsigned>(opcode) | (last ? last_bit : 0)));
  if (payload.size() <= short_payload) {
    out.push_back(static_cast<char>(payload.size()));
  } else {
    out.push_back(126);
    append_16(out, payload.size());
  }
  out.append(payload);
}

void append_close(std::string& out, live::CloseCode code) {
  std::string payload;
  append_16(payload, static_cast<std::size_t>(code));
  append_frame(out, Opcode::close, true, payload);
}

}  // namespace pana::server
