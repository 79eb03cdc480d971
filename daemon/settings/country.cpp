#include "settings/country.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/stream_parser.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "domain/request.hpp"
#include "settings/record.hpp"

namespace json = boost::json;

namespace pana::settings {
namespace {

constexpr std::string_view regions_file = "regions.json";
constexpr std::string_view localities_file = "localities.json";
constexpr std::string_view roads_file = "roads.json";

// Members of `speeds`, in the order of transports.
constexpr std::array<std::string_view, transports.size()> by_transport{"police_percent", "center_percent",
                                                                       "own_percent", "public_percent"};

// A parsed file: its object, and the lines of the records in its array.
struct File {
  std::string name;
  json::object object;
  std::vector<int> lines;
};

int line_at(std::string_view text, std::size_t offset) {
  return 1 +
         static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

class Reader {
 public:
  LoadedCountry read(const CountryTexts& texts) {
    read_regions(texts.regions);
    read_places(texts.localities);
    check_capitals();
    read_roads(texts.roads);
    if (!found_.ok()) return std::move(found_);
    auto gazetteer = std::make_shared<const Gazetteer>(std::move(regions_), std::move(places_));
    auto roads = std::make_shared<const RoadTable>(gazetteer, roads_, speed_kmh_, speeds_);
    found_.country = {std::move(gazetteer), std::move(roads)};
    return std::move(found_);
  }

 private:
  void blame(std::string_view file, int line, std::string_view member, std::string advice) {
    found_.mistakes.push_back({std::string(file), line, std::string(member), std::move(advice)});
  }

  File parse(std::string_view name, std::string_view text, std::string_view array) {
    File file{std::string(name), {}, {}};
    json::stream_parser parser;
    boost::system::error_code error;
    const auto read = parser.write_some(text.data(), text.size(), error);
    if (!error) parser.finish(error);
    if (error || read < text.size()) {
      blame(name, line_at(text, read), "", "is not JSON from here on.");
      return file;
    }
    auto value = parser.release();
    if (!value.is_object() || !value.get_object().contains(array) || !value.get_object()[array].is_array()) {
      blame(name, 1, array, "is missing: the file needs an object with this list.");
      return file;
    }
    file.object = std::move(value.get_object());
    file.lines = element_lines(text, array);
    return file;
  }

  // Calls `each` for every record of the file's list; what is no object is a mistake.
  template <class Each>
  void for_each_record(const File& file, std::string_view array, Each each) {
    const auto* list = file.object.if_contains(array);
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->get_array().size(); ++i) {
      const auto& value = list->get_array()[i];
      const int line = i < file.lines.size() ? file.lines[i] : 0;
      if (!value.is_object()) {
        blame(file.name, line, array, "needs objects, one per line.");
        continue;
      }
      Record record(value.get_object(), file.name, line, found_.mistakes);
      each(record, line);
      record.finish();
    }
  }

  void read_regions(std::string_view text) {
    const auto file = parse(regions_file, text, "regions");
    for_each_record(file, "regions", [&](Record& record, int line) {
      Region region{record.text("region"), record.names("name"), PlaceId{record.id("capital")}};
      record.text("iso");
      if (record.has("column") || record.has("row")) {
        region.tile = Region::Tile{record.whole("column", 0, 63), record.whole("row", 0, 63)};
        if (!tiles_.insert(*region.tile).second)
          record.blame("column", "and row stand on another line too; each region has a tile of its own.");
      }
      if (!region_lines_.emplace(region.code, line).second) {
        record.blame("region", "stands on another line too; a region's code is unique.");
      }
      regions_.push_back(std::move(region));
    });
  }

  void read_places(std::string_view text) {
    const auto file = parse(localities_file, text, "places");
    for_each_record(file, "places", [&](Record& record, int) {
      Place place;
      place.id = PlaceId{record.id("place")};
      place.name = record.names("name");
      place.also = record.optional_texts("also");
      place.region = record.text("region");
      const auto before = found_.mistakes.size();
      place.position = {record.number("lat", -90, 90), record.number("lon", -180, 180)};
      place.population = record.optional_whole("population", 100'000'000);
      const bool placed = found_.mistakes.size() == before;
      if (!positions_.emplace(place.id, placed ? std::optional(place.position) : std::nullopt).second) {
        record.blame("place", "stands on another line too; a place's id is unique.");
      }
      if (!place.region.empty() && !region_lines_.contains(place.region)) {
        record.blame("region", "is not in regions.json.");
      }
      places_.push_back(std::move(place));
    });
  }

  void check_capitals() {
    for (const auto& region : regions_) {
      if (region.capital.empty() || positions_.contains(region.capital)) continue;
      blame(regions_file, region_lines_[region.code], "capital", "is not in localities.json.");
    }
  }

  // Who travels how fast and when; all of it or nothing (then it is assumed).
  void read_speeds(const File& file, std::string_view text) {
    const auto* member = file.object.if_contains("speeds");
    if (member == nullptr) return;
    const int line = line_at(text, text.find("\"speeds\""));
    if (!member->is_object()) return blame(file.name, line, "speeds", "needs an object, or leave it out.");
    Mistakes inner;
    Record record(member->get_object(), file.name, line, inner);
    for (std::size_t i = 0; i < transports.size(); ++i)
      speeds_.percent[i] = record.whole(by_transport[i], 10, 200);
    speeds_.night_percent = record.whole("night_percent", 10, 200);
    speeds_.winter_percent = record.whole("winter_percent", 10, 200);
    speeds_.night_from_h = record.whole("night_from_h", 0, 23);
    speeds_.night_until_h = record.whole("night_until_h", 0, 23);
    speeds_.winter_from_month = record.whole("winter_from_month", 1, 12);
    speeds_.winter_until_month = record.whole("winter_until_month", 1, 12);
    record.finish();
    for (const auto& [where, at, key, advice] : inner) blame(where, at, "speeds." + key, advice);
  }

  void read_roads(std::string_view text) {
    const auto file = parse(roads_file, text, "roads");
    if (!file.object.empty()) {
      Record head(file.object, file.name, 1, found_.mistakes);
      speed_kmh_ = head.number("speed_kmh", 5, 200);
      read_speeds(file, text);
    }
    std::set<std::pair<PlaceId, PlaceId>> seen;
    for_each_record(file, "roads", [&](Record& record, int) {
      const Road road{PlaceId{record.id("from")}, PlaceId{record.id("to")}, record.number("km", 0.1, 5'000)};
      const auto status = record.text("status");
      if (!status.empty() && status != "verified" && status != "estimate") {
        record.blame("status", "is neither verified nor estimate.");
      }
      if (!seen.emplace(std::min(road.from, road.to), std::max(road.from, road.to)).second) {
        record.blame("to", "this road stands on another line too; it goes both ways.");
      }
      if (check_ends(record, road)) roads_.push_back(road);
    });
  }

  bool check_ends(Record& record, const Road& road) {
    if (road.from.empty() || road.to.empty() || road.km <= 0) return false;
    const auto from = positions_.find(road.from);
    const auto to = positions_.find(road.to);
    if (from == positions_.end()) record.blame("from", "is not in localities.json.");
    if (to == positions_.end()) record.blame("to", "is not in localities.json.");
    if (from == positions_.end() || to == positions_.end()) return false;
    if (road.from == road.to) record.blame("to", "is where the road begins; name its other end.");
    if (!from->second || !to->second) return false;
    const auto straight = great_circle_km(*from->second, *to->second);
    // Lengths are whole kilometres and positions are of town centers: a kilometre and a hundredth of grace.
    if (road.km + 1 + straight / 100 < straight) {
      record.blame("km",
                   "is shorter than the straight line of " + std::to_string(std::lround(straight)) + " km.");
    }
    return true;
  }

  LoadedCountry found_;
  std::vector<Region> regions_;
  std::vector<Place> places_;
  std::vector<Road> roads_;
  double speed_kmh_ = 0;
  Speeds speeds_ = assumed_speeds;
  std::unordered_map<std::string, int> region_lines_;
  std::set<Region::Tile> tiles_;
  std::unordered_map<PlaceId, std::optional<Position>> positions_;  // none where it could not be read
};

}  // namespace

LoadedCountry read_country(const CountryTexts& texts) {
  return Reader().read(texts);
}

LoadedCountry load_country(const std::string& directory) {
  LoadedCountry failed;
  const auto read = [&](std::string_view name) {
    const auto path = directory + "/" + std::string(name);
    std::ifstream in(path, std::ios::binary);
    if (!in)
      failed.mistakes.push_back({path, 0, "", "cannot be read: check the folder and the permissions."});
    return std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  };
  const auto regions = read(regions_file);
  const auto localities = read(localities_file);
  const auto roads = read(roads_file);
  if (!failed.ok()) return failed;
  auto loaded = read_country({regions, localities, roads});
  for (auto& mistake : loaded.mistakes) mistake.file.insert(0, directory + "/");
  return loaded;
}

}  // namespace pana::settings
