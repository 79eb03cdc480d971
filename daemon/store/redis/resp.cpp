#include "store/redis/resp.hpp"

#include <hiredis/hiredis.h>

#include <charconv>
#include <new>

namespace pana::store::redis {

bool ReplyView::is_nil() const {
  return reply_ == nullptr || reply_->type == REDIS_REPLY_NIL;
}
bool ReplyView::is_error() const {
  return reply_ != nullptr && reply_->type == REDIS_REPLY_ERROR;
}
bool ReplyView::is_array() const {
  return reply_ != nullptr && reply_->type == REDIS_REPLY_ARRAY;
}

std::string_view ReplyView::text() const {
  if (reply_ == nullptr || reply_->str == nullptr) return {};
  return {reply_->str, static_cast<std::size_t>(reply_->len)};
}

std::int64_t ReplyView::integer() const {
  if (reply_ == nullptr) return 0;
  if (reply_->type == REDIS_REPLY_INTEGER) return reply_->integer;
  std::int64_t number = 0;
  const auto digits = text();
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::size_t ReplyView::size() const {
  return is_array() ? static_cast<std::size_t>(reply_->elements) : 0;
}

ReplyView ReplyView::operator[](std::size_t index) const {
  return index < size() ? ReplyView{reply_->element[index]} : ReplyView{};
}

void Reply::Free::operator()(redisReply* reply) const {
  freeReplyObject(reply);
}
void Parser::Free::operator()(redisReader* reader) const {
  redisReaderFree(reader);
}

Parser::Parser() : reader_(redisReaderCreate()) {
  if (!reader_) throw std::bad_alloc{};
}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

bool Parser::feed(std::string_view bytes) {
  if (redisReaderFeed(reader_.get(), bytes.data(), bytes.size()) != REDIS_OK) broken_ = true;
  return !broken_;
}

std::optional<Reply> Parser::next() {
  if (broken_) return std::nullopt;
  void* reply = nullptr;
  if (redisReaderGetReply(reader_.get(), &reply) != REDIS_OK) {
    broken_ = true;
    return std::nullopt;
  }
  if (reply == nullptr) return std::nullopt;
  return Reply{static_cast<redisReply*>(reply)};
}

Arguments& Arguments::add(std::string_view text) {
  text_.append(text);
  ends_.push_back(text_.size());
  return *this;
}

Arguments& Arguments::add(std::int64_t number) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  return add(std::string_view{digits, static_cast<std::size_t>(end - digits)});
}

std::string_view Arguments::operator[](std::size_t index) const {
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view{text_}.substr(begin, ends_[index] - begin);
}

std::string format(const Arguments& arguments) {
  std::vector<const char*> texts;
  std::vector<std::size_t> lengths;
  texts.reserve(arguments.size());
  lengths.reserve(arguments.size());
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    texts.push_back(arguments[i].data());
    lengths.push_back(arguments[i].size());
  }
  char* command = nullptr;
  const auto length =
      redisFormatCommandArgv(&command, static_cast<int>(texts.size()), texts.data(), lengths.data());
  if (length < 0) throw std::bad_alloc{};
  const std::unique_ptr<char, void (*)(char*)> owner{command, [](char* text) { redisFreeCommand(text); }};
  return {command, static_cast<std::size_t>(length)};
}

}  // namespace pana::store::redis
