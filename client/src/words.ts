/** The page's own words. Texts of articles are never here. */

import type { Toll } from "./payload";

export const WORDS = {
  search: "Search incidents",
  filters: "Filters",
  reset: "Show all",
  types: "Event type",
  statuses: "How well known",
  precisions: "Where",
  articles: "Article",
  close: "Close",
  list: "List",
  play: "Play",
  pause: "Pause",
  from: "From",
  to: "To",
  asOf: "as of",
  ground: "ground",
  undated: "undated",
  noPlace: "no place known",
  legend: "Legend",
  control: "Who held the ground",
  latest: "latest known",
  noControl: "no data for this day",
  disputed: "Disputed or ceasefire line",
  north: "North",
  wholeMap: "Show the whole map",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  map: "Map of incidents",
  panel: "List of incidents",
  clock: "Time",
  dead: "dead",
  injured: "injured",
  deadTitle: "Dead",
  injuredTitle: "Injured",
  where: "Where",
  actors: "Actors",
  claims: "Who says what",
  held: "Held by",
  source: "Source",
  sources: "Sources",
  about: "Sources, borders, disclaimer",
  viewpoint: "Borders",
  madeWith: "Made with",
  back: "Back to all",
  more: "Show more",
  previous: "Previous",
  next: "Next",
  history: "History told by the articles",
  plans: "Threats and plans",
  showHistory: "Show on the map",
  nothing: "Nothing fits these filters.",
  ceasefire: "ceasefire violation",
  sameDay: "day",
  around: "several incidents, close together",
} as const;

export const STATUS_WORDS: Record<string, string> = {
  reported: "Reported",
  claimed: "Claimed by one side only",
  disputed: "Disputed",
  confirmed: "Confirmed",
};

export const PRECISION_WORDS: Record<number, string> = {
  0: "No place: in the list only",
  1: "At the named place",
  2: "Near the named place",
  3: "Somewhere in the region",
};

export const PRECISION_SENTENCES: Record<number, string> = {
  0: "The article does not say where.",
  1: "The article names this place.",
  2: "The article says only that it was near here.",
  3: "The article names only this region; where in it is not said.",
};

export const TIME_SENTENCES: Record<number, string> = {
  0: "The article does not say when.",
  2: "Some day in this time.",
  3: "Some time in this month.",
  4: "The article is vague about the day.",
};

export const ROLE_WORDS: Record<string, string> = { perpetrator: "by", victim: "against", party: "party" };

export const AREA_STATUS_WORDS: Record<string, string> = {
  assessed: "",
  claimed: "claimed",
  contested: "contested",
  approximate: "approximate",
};

/** "6", "4–6", "at least 20", "none". */
export function tollWords(toll: Toll): string {
  if (toll.high === null) return `at least ${number(toll.low)}`;
  if (toll.low === toll.high) return number(toll.best);
  return `${number(toll.low)}–${number(toll.high)}`;
}

export function number(value: number): string {
  return value.toLocaleString("en-GB");
}

export function countWords(shown: number, all: number): string {
  return `${number(shown)} of ${number(all)} ${all === 1 ? "incident" : "incidents"}`;
}

export function articlesWords(count: number): string {
  return count === 1 ? "1 article" : `${number(count)} articles`;
}

export function incidentsWords(count: number): string {
  return count === 1 ? "1 incident" : `${number(count)} incidents`;
}
