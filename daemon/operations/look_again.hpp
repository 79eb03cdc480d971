#pragma once
#include "operations/context.hpp"

namespace pana::operations {

// From this on a way is another one: it is worth telling, and worth keeping a bed for longer.
inline constexpr std::int32_t worth_telling_min = 30;

// Whether the daemon itself was overtaken by somebody else, or by time: no failure.
bool is_settled(const Fault& fault);

// A road was closed or opened, or a closure begins or is over: looks at every open offer again. One that
// waits for an answer from a center that no road leads to any more is withdrawn, and the next nearest center
// is asked at once; people on the road to a center that has accepted keep their bed, for as much longer as
// their way has become. Who owns the request is told of every other way. A closure whose time is over is
// taken back.
//
// Whoever does this has leased the closure from Store::take_due and tells the store when it is done, so that
// nothing is lost with a daemon that dies on the way. Looking twice does nothing twice.
Awaitable<Result<void>> look_again(Context& context, ClosureId closure);

}  // namespace pana::operations
