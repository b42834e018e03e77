/** Incidents at one place, and places that meet on the screen, become one mark. Nothing is moved at random. */

import type { Incident, Place } from "./payload";

export interface Point { x: number; y: number }
/** Incidents with the same coordinates. */
export interface Site extends Point { latitude: number; longitude: number; incidents: Incident[] }
/** One site, or several that would overlap. */
export interface Mark extends Point { sites: Site[]; incidents: Incident[] }

/** As many symbols stand side by side over their place; more become a ring with their number. */
export const MOST_IN_A_ROW = 5;

export function sitesOf(incidents: readonly Incident[], toPixels: (latitude: number, longitude: number) => Point): Site[] {
  const sites = new Map<string, Site>();
  // Most incidents share their place with others, and a place is found faster than a text.
  const byPlace = new Map<Place, Site>();
  for (const incident of incidents) {
    const place = incident.place;
    if (!place) continue;
    const site = byPlace.get(place) ?? siteOf(place, sites, toPixels);
    byPlace.set(place, site);
    site.incidents.push(incident);
  }
  return [...sites.values()];
}

function siteOf(place: Place, sites: Map<string, Site>, toPixels: (latitude: number, longitude: number) => Point): Site {
  const { latitude, longitude } = place;
  const key = `${latitude} ${longitude}`;
  const { x, y } = toPixels(latitude, longitude);
  const site = sites.get(key) ?? { x, y, latitude, longitude, incidents: [] };
  sites.set(key, site);
  return site;
}

/** Join sites that are closer than `distance` pixels to the first of a mark; first come, first served, so it is stable. */
export function marksOf(sites: readonly Site[], distance: number): Mark[] {
  const cells = new Map<string, Mark[]>();
  const marks: Mark[] = [];
  for (const site of sites) {
    const near = neighbour(site, cells, distance);
    if (near) {
      near.sites.push(site);
      for (const incident of site.incidents) near.incidents.push(incident);
      continue;
    }
    const mark = { x: site.x, y: site.y, sites: [site], incidents: [...site.incidents] };
    marks.push(mark);
    const key = cellOf(site, distance, 0, 0);
    cells.set(key, [...(cells.get(key) ?? []), mark]);
  }
  return marks;
}

function neighbour(site: Site, cells: Map<string, Mark[]>, distance: number): Mark | undefined {
  for (let dx = -1; dx <= 1; dx++) {
    for (let dy = -1; dy <= 1; dy++) {
      const found = cells.get(cellOf(site, distance, dx, dy))?.find((mark) => Math.hypot(mark.x - site.x, mark.y - site.y) < distance);
      if (found) return found;
    }
  }
  return undefined;
}

function cellOf(point: Point, size: number, dx: number, dy: number): string {
  return `${Math.floor(point.x / size) + dx} ${Math.floor(point.y / size) + dy}`;
}

/** Where the symbols of a mark stand: alone on the place, or in a row above it. */
export function seats(mark: Mark, size: number): Point[] {
  const count = mark.incidents.length;
  if (count === 1) return [{ x: mark.x, y: mark.y }];
  const left = mark.x - ((count - 1) * size) / 2;
  return mark.incidents.map((_, index) => ({ x: left + index * size, y: mark.y - size * 1.1 }));
}

export function isRow(mark: Mark): boolean {
  return mark.sites.length === 1 && mark.incidents.length <= MOST_IN_A_ROW;
}

/** "1, 3–5, 9": the numbers of incidents on paper. */
export function numberList(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((one, other) => one - other);
  const runs: [number, number][] = [];
  for (const value of sorted) {
    const run = runs.at(-1);
    if (run && run[1] === value - 1) run[1] = value;
    else runs.push([value, value]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
