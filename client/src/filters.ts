/** What the reader asks to see. */

import { isWithin, type Range } from "./clock";
import { folded, type Incident } from "./payload";

export interface Filters {
  text: string;
  /** Event types, statuses and precisions that are switched off: an empty set hides nothing. */
  types: ReadonlySet<string>;
  statuses: ReadonlySet<string>;
  precisions: ReadonlySet<number>;
  articles: ReadonlySet<number>;
  history: boolean;
}

export const NO_FILTERS: Filters = {
  text: "", types: new Set(), statuses: new Set(), precisions: new Set(), articles: new Set(), history: false,
};

export type Group = "news" | "history" | "plans";

export function groupOf(incident: Incident): Group {
  if (incident.flags.has("hypothetical")) return "plans";
  return incident.flags.has("background") ? "history" : "news";
}

/** Whether an incident passes everything but the clock and the history switch. */
export function passes(incident: Incident, filters: Filters): boolean {
  return (
    !filters.types.has(incident.type) &&
    !filters.statuses.has(incident.status) &&
    !filters.precisions.has(precisionOf(incident)) &&
    (filters.articles.size === 0 || incident.reports.some((report) => !filters.articles.has(report.article.index))) &&
    foundBy(incident, filters.text)
  );
}

/** 1 exact, 2 near, 3 region, 0 no place. */
export function precisionOf(incident: Incident): number {
  return incident.place ? incident.precision : 0;
}

let asked = "";
let askedWords: string[] = [];

function foundBy(incident: Incident, text: string): boolean {
  if (text !== asked) {
    asked = text;
    askedWords = folded(text).split(/\s+/).filter(Boolean);
  }
  return askedWords.every((word) => incident.searchText.includes(word));
}

/** History keeps its own time: the clock of the news does not hide it once it is switched on. */
export function isListed(incident: Incident, filters: Filters, range: Range | null): boolean {
  if (!passes(incident, filters)) return false;
  return groupOf(incident) === "news" ? isWithin(incident, range) : true;
}

/** Whether an incident that is listed also stands on the map. */
export function isOnMap(incident: Incident, filters: Filters): boolean {
  if (!incident.place) return false;
  const group = groupOf(incident);
  return group === "news" || (group === "history" && filters.history);
}

export function toggled<T>(set: ReadonlySet<T>, value: T): Set<T> {
  const changed = new Set(set);
  if (!changed.delete(value)) changed.add(value);
  return changed;
}

export function isFiltered(filters: Filters): boolean {
  return filters.text !== "" || [filters.types, filters.statuses, filters.precisions, filters.articles].some((set) => set.size > 0);
}
