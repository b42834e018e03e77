/** What the reader asks to see. */

import { HISTORY, NEWS, type Incidents } from "../payload/incidents";
import type { Range } from "./clock";
import type { Search } from "./search";

export interface Filters {
  text: string;
  /** Event types, statuses and precisions that are switched off: an empty set hides nothing. */
  types: ReadonlySet<string>;
  statuses: ReadonlySet<string>;
  precisions: ReadonlySet<number>;
  /** Articles and names of actors that alone are shown: an empty set shows all. */
  articles: ReadonlySet<number>;
  actors: ReadonlySet<string>;
  history: boolean;
}

export const NO_FILTERS: Filters = {
  text: "", types: new Set(), statuses: new Set(), precisions: new Set(), articles: new Set(), actors: new Set(), history: false,
};

/** A one for each incident that passes everything but the clock and the history switch. */
export function passing(incidents: Incidents, filters: Filters, search: Search): Uint8Array {
  const mask = new Uint8Array(incidents.length).fill(1);
  const { table } = incidents;
  drop(mask, table.column("type"), incidents.types.map((type) => filters.types.has(type)));
  drop(mask, table.column("status"), incidents.statuses.map((status) => filters.statuses.has(status)));
  if (filters.precisions.size) {
    const place = table.column("place");
    const precision = table.column("precision");
    for (let index = 0; index < mask.length; index++) if (filters.precisions.has(precisionOf(place[index] as number, precision[index] as number))) mask[index] = 0;
  }
  if (filters.articles.size) keepArticles(mask, incidents, filters.articles);
  if (filters.actors.size) keepActors(mask, incidents, filters.actors);
  const found = search.mask(filters.text);
  if (found) for (let index = 0; index < mask.length; index++) mask[index]! &= found[index] as number;
  return mask;
}

function drop(mask: Uint8Array, codes: Int32Array, isOff: readonly boolean[]): void {
  if (!isOff.includes(true)) return;
  for (let index = 0; index < mask.length; index++) if (isOff[codes[index] as number]) mask[index] = 0;
}

/** An incident stays as long as one of its articles is on. */
function keepArticles(mask: Uint8Array, incidents: Incidents, on: ReadonlySet<number>): void {
  const starts = incidents.table.starts("reports");
  const article = incidents.reports.column("article");
  keep(mask, starts, (row) => on.has(article[row] as number));
}

function keepActors(mask: Uint8Array, incidents: Incidents, on: ReadonlySet<string>): void {
  const isOn = incidents.actors.map(([name]) => on.has(incidents.word(name)));
  const rows = incidents.actorRows;
  keep(mask, incidents.table.starts("actors"), (row) => isOn[rows[row] as number] === true);
}

function keep(mask: Uint8Array, starts: Int32Array, isOn: (row: number) => boolean): void {
  for (let index = 0; index < mask.length; index++) {
    if (!mask[index]) continue;
    let row = starts[index] as number;
    const end = starts[index + 1] as number;
    while (row < end && !isOn(row)) row++;
    if (row === end) mask[index] = 0;
  }
}

/** 1 exact, 2 near, 3 region, 0 no place. */
export function precisionOf(place: number, precision: number): number {
  return place < 0 ? 0 : precision;
}

/** Those that pass, within the time. History keeps its own time, and the undated stay in reach whatever the clock says. */
export function listed(incidents: Incidents, mask: Uint8Array, range: Range | null): Uint32Array {
  const { start, end, group, length } = incidents;
  const timePrecision = incidents.table.column("timePrecision");
  const chosen = new Uint32Array(length);
  let count = 0;
  for (let index = 0; index < length; index++) {
    if (!mask[index]) continue;
    const isNow = !range || group[index] !== NEWS || !timePrecision[index] || ((start[index] as number) <= range.to && (end[index] as number) >= range.from);
    if (isNow) chosen[count++] = index;
  }
  return chosen.subarray(0, count);
}

/** Those of the list that also stand on the map. */
export function onMap(incidents: Incidents, chosen: Uint32Array, filters: Filters): Uint32Array {
  const place = incidents.table.column("place");
  const { group } = incidents;
  const drawn = new Uint32Array(chosen.length);
  let count = 0;
  for (const index of chosen) {
    const isOn = group[index] === NEWS || (group[index] === HISTORY && filters.history);
    if (isOn && (place[index] as number) >= 0) drawn[count++] = index;
  }
  return drawn.subarray(0, count);
}

export function toggled<T>(set: ReadonlySet<T>, value: T): Set<T> {
  const changed = new Set(set);
  if (!changed.delete(value)) changed.add(value);
  return changed;
}

export function isFiltered(filters: Filters): boolean {
  return filters.text !== "" || [filters.types, filters.statuses, filters.precisions, filters.articles, filters.actors].some((set) => set.size > 0);
}
