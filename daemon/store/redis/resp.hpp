#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct redisReply;
struct redisReader;

// RESP2 in and out. resp.cpp is the one file that includes hiredis; only its reader and formatter are used,
// which are the same in hiredis 0.14 and 1.x.
namespace pana::store::redis {

// Looks at a reply, or at a part of one, that somebody else owns. A view of nothing is nil.
class ReplyView {
 public:
  ReplyView() = default;
  explicit ReplyView(const redisReply* reply) : reply_(reply) {}

  bool is_nil() const;
  bool is_error() const;
  bool is_array() const;
  // A string, status or error as text; empty for everything else.
  std::string_view text() const;
  // An integer, or a string that is one; 0 for everything else.
  std::int64_t integer() const;
  // The elements of an array; 0 for everything else. An element out of range is nil.
  std::size_t size() const;
  ReplyView operator[](std::size_t index) const;

 private:
  const redisReply* reply_ = nullptr;
};

// A whole reply: owned, moved, never copied.
class Reply {
 public:
  Reply() = default;
  explicit Reply(redisReply* reply) : reply_(reply) {}

  ReplyView view() const { return ReplyView{reply_.get()}; }
  bool is_nil() const { return view().is_nil(); }
  bool is_error() const { return view().is_error(); }
  std::string_view text() const { return view().text(); }
  std::int64_t integer() const { return view().integer(); }
  std::size_t size() const { return view().size(); }
  ReplyView operator[](std::size_t index) const { return view()[index]; }

 private:
  struct Free {
    void operator()(redisReply* reply) const;
  };
  std::unique_ptr<redisReply, Free> reply_;
};

// Bytes in, replies out, however the bytes are cut.
class Parser {
 public:
  Parser();
  ~Parser();
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;

  // False where the bytes are not RESP: the parser is of no more use then.
  bool feed(std::string_view bytes);
  // The next whole reply; nothing while one is incomplete, or where the bytes are not RESP (see broken).
  std::optional<Reply> next();
  bool broken() const { return broken_; }

 private:
  struct Free {
    void operator()(redisReader* reader) const;
  };
  std::unique_ptr<redisReader, Free> reader_;
  bool broken_ = false;
};

// The arguments of one command, kept in one piece of memory.
class Arguments {
 public:
  Arguments& add(std::string_view text);
  Arguments& add(std::int64_t number);
  std::string_view operator[](std::size_t index) const;
  std::size_t size() const { return ends_.size(); }

 private:
  std::string text_;
  std::vector<std::size_t> ends_;
};

// The command as RESP.
std::string format(const Arguments& arguments);

}  // namespace pana::store::redis
