// What a caller says, and how the daemon takes it.
import type { Child, Exclude, Household, Id, Language, Need, Place, Region, RequestOpenParams, Transport, Urgency } from "../wire/shapes.ts";

export type Band = Child["band"];
export type Channel = NonNullable<RequestOpenParams["channel"]>;
export const bands: readonly Band[] = ["0-2", "3-6", "7-11", "12-13", "14-15", "16-17"];
// From here on girls and boys are counted apart.
export const bandsApart: ReadonlySet<Band> = new Set(["12-13", "14-15", "16-17"]);

export type Avoided = { place: Place; km: number };

export type Intake = {
  place: Place | undefined;
  women: number;
  men: number;
  aged: number;
  pregnant: boolean;
  children: Partial<Record<Band, { girls: number; boys: number }>>;
  urgency: Urgency;
  needs: Need[];
  languages: Language[];
  transport: Transport;
  channel: Channel;
  homePlace: boolean;
  regions: Region[];
  // Localities to keep away from, and how far.
  avoid: Avoided[];
  centers: Id[];
  stayDays: string;
  concealAccounts: string;
  concealCenters: Id[];
};
// What a request says of itself, without where it goes.
export type Body = Omit<RequestOpenParams, "route" | "key" | "pad">;

export const emptyIntake = (): Intake => ({
  place: undefined, women: 0, men: 0, aged: 0, pregnant: false, children: {}, urgency: "standard", needs: [], languages: [],
  transport: "own", channel: "hotline_111", homePlace: false, regions: [], avoid: [], centers: [], stayDays: "",
  concealAccounts: "", concealCenters: [],
});

export function householdOf(from: Intake): Household {
  const children = bands
    .map((band) => ({ band, ...from.children[band] }))
    .map(({ band, girls = 0, boys = 0 }) => ({ band, ...(girls && { girls }), ...(boys && { boys }) }))
    .filter((child) => "girls" in child || "boys" in child);
  return {
    ...(from.women && { women: from.women }),
    ...(from.men && { men: from.men }),
    ...(from.aged && { aged_60_plus: from.aged }),
    ...(from.pregnant && { pregnant: true }),
    ...(children.length > 0 && { children }),
  };
}

export function peopleIn(from: Intake): number {
  return from.women + from.men + Object.values(from.children).reduce((sum, { girls, boys }) => sum + girls + boys, 0);
}

const idsIn = (text: string) => text.toLowerCase().split(/[\s,;]+/).filter(Boolean);

function excludeOf(from: Intake): Exclude | undefined {
  const places = from.avoid.filter(({ km }) => km === 0).map(({ place }) => place.place);
  const around = from.avoid.filter(({ km }) => km !== 0).map(({ place, km }) => ({ place: place.place, km }));
  const accounts = idsIn(from.concealAccounts);
  const concealed = { ...(accounts.length && { accounts }), ...(from.concealCenters.length && { centers: from.concealCenters }) };
  const exclude: Exclude = {
    ...(from.homePlace && { home_place: true }),
    ...(from.regions.length && { regions: from.regions }),
    ...(places.length && { places }),
    ...(around.length && { around }),
    ...(from.centers.length && { centers: from.centers }),
    ...(Object.keys(concealed).length > 0 && { conceal_from: concealed }),
  };
  return Object.keys(exclude).length > 0 ? exclude : undefined;
}

// What the daemon is to know; nothing while locality or people are missing.
export function bodyOf(from: Intake): Body | undefined {
  if (!from.place || peopleIn(from) === 0) return undefined;
  const exclude = excludeOf(from);
  return {
    origin: { place: from.place.place },
    household: householdOf(from),
    urgency: from.urgency,
    transport: from.transport,
    channel: from.channel,
    ...(from.needs.length > 0 && { needs: from.needs }),
    ...(from.languages.length > 0 && { languages: from.languages }),
    ...(exclude && { exclude }),
    ...(from.stayDays.trim() !== "" && { stay_days: Number(from.stayDays) }),
  };
}
