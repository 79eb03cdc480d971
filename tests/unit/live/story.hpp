#pragma once
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "listener.hpp"
#include "shard.hpp"

namespace pana::live {

// Two shards on one in-memory store, people who follow what happens, and a story by chance of what everybody
// may know. Interleaved with it, if wanted, the story of requests that are concealed from some of them. The
// first is the same for the same seed, whether the second happens or not.
class Story {
 public:
  Story(std::uint64_t seed, bool with_hidden_part);

  void play(int steps);

  // From all of these everything in the hidden part is concealed: an operator, an officer, a center's staff.
  std::vector<const Listener*> unaware() const;
  // An operator who may know of it.
  const Listener& aware() const { return people_.at(3)->ear; }
  int hidden_holds() const { return hidden_holds_; }

 private:
  struct Person {
    Person(Actor who, const int& step) : actor(std::move(who)), ear(step) {}
    Actor actor;
    Listener ear;
    std::size_t shard = 0;
  };
  // The requests of one part, and the chance by which they go on.
  struct Part {
    std::string name;
    bool hidden;
    SeededRandom dice;
    std::vector<RequestId> open{};
    int opened = 0;
  };

  template <class T>
  Result<T> done(Awaitable<Result<T>> command);
  void register_centers();
  void step();
  void settle() { shards_[0]->settle(); }
  void shift_time();
  void something_open();
  void something_hidden();
  void open(Part& part);
  void go_on(Part& part);
  void carry_out(Part& part, const store::RequestRecord& request, RequestAction action);
  std::vector<std::string> candidates(Part& part);
  void count_units();
  void close_or_open();
  void move_somebody();
  void move(Person& person);
  void follow(Person& person);

  test::MemoryWorld world_;
  // Commands run apart from the shards, which hear of all at once when things settle.
  asio::io_context desk_;
  int step_ = 0;
  std::array<std::unique_ptr<Listener>, 2> last_{std::make_unique<Listener>(step_),
                                                 std::make_unique<Listener>(step_)};
  std::vector<std::unique_ptr<Person>> people_;
  std::array<std::unique_ptr<Shard>, 2> shards_;
  Part seen_;
  Part hidden_;
  bool with_hidden_part_;
  int hidden_holds_ = 0;
};

}  // namespace pana::live
