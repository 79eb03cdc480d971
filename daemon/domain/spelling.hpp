#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace pana {

// Lower case, Kazakh letters to their Russian neighbours (ә→а, ғ→г, қ→к, ң→н, ө→о, ұ→у, ү→у, һ→х, і→и), ё→е,
// ъ and ь dropped, Latin diacritics, hyphens, apostrophes and spaces dropped. Input and output are UTF-8;
// bytes that are not UTF-8 are dropped.
std::string fold(std::string_view text);

// The same, as code points: for comparing letter by letter.
std::u32string fold_points(std::string_view text);

// How many letters must be put in, left out, replaced or exchanged with their neighbour to turn one into the
// other (optimal string alignment).
std::size_t typing_errors(std::u32string_view a, std::u32string_view b);

}  // namespace pana
