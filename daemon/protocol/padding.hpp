#pragma once
#include <cstddef>
#include <string>

namespace pana::protocol {

// Messages are filled up to size classes, so that who watches the TLS stream cannot tell one kind from
// another by its length. With the four bytes of a WebSocket header and the type byte of a TLS record a class
// is 256, 512, 1024, 2048 or 4096 bytes, or a multiple of 4096: so many bytes less five are the message.

// The class of a message that is `size` bytes long before it is padded; 9 bytes are the least that padding
// takes.
std::size_t padded_size(std::size_t size);

// Fills a JSON object up to its class with a last member "pad", which readers ignore. What is no object stays
// as it is.
std::string padded(std::string message);

}  // namespace pana::protocol
