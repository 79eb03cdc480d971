import type { ComponentChildren } from "preact";
import { named, t } from "../i18n/index.ts";
import { regions, type Region } from "../live/country.ts";

// The regions as equal tiles, roughly where they lie: no borders, no points, nothing that tells where a center is.
export function TileMap(properties: {
  tile: (region: Region) => ComponentChildren;
  mood?: (region: Region) => string;
  pressed?: (region: Region) => boolean;
  onPress?: (region: Region) => void;
}) {
  const { tile, mood, pressed, onPress } = properties;
  const placed = [...regions.value].sort((a, b) => (a.tile?.row ?? 0) - (b.tile?.row ?? 0) || (a.tile?.column ?? 0) - (b.tile?.column ?? 0));
  return (
    <ul class="tile-map" aria-label={t("map.label")}>
      {placed.map((region) => (
        <li key={region.region} style={region.tile ? { gridColumn: region.tile.column + 1, gridRow: region.tile.row + 1 } : {}}>
          <button
            type="button"
            class={`tile ${mood?.(region) ?? ""}`}
            aria-pressed={pressed ? pressed(region) : undefined}
            onClick={() => onPress?.(region)}
          >
            <span class="tile-name">{named(region.name)}</span>
            {tile(region)}
          </button>
        </li>
      ))}
    </ul>
  );
}
