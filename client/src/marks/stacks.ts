/** Incidents at one place, and places that meet on the screen, become one mark. Nothing is moved at random. */

import type { Incidents } from "../payload/incidents";

export interface Point { x: number; y: number }

/** As many symbols stand side by side over their place; more become a ring with their number. */
export const MOST_IN_A_ROW = 5;
/** With more sites than this in all, rings would stand ring on ring: marks keep further apart. */
const FEW_SITES = 1500;
const FAR_APART = 2.1;
const MOST_NORTH = 85.0511;

/** Places with the same coordinates, as parts of the world's square in the projection of the map. */
export class Sites {
  readonly count: number;
  /** The site of each place. */
  readonly of: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The first place of each site. */
  readonly place: Int32Array;

  constructor(incidents: Incidents) {
    const { places } = incidents;
    const [latitude, longitude] = [places.table.column("latitude"), places.table.column("longitude")];
    this.of = new Int32Array(places.length);
    this.x = new Float64Array(places.length);
    this.y = new Float64Array(places.length);
    this.place = new Int32Array(places.length);
    const known = new Map<number, number>();
    for (let place = 0; place < places.length; place++) {
      const key = (latitude[place] as number) * 40_000_000 + (longitude[place] as number);
      let site = known.get(key);
      if (site === undefined) {
        known.set(key, (site = known.size));
        this.x[site] = projectX(places.longitude(place));
        this.y[site] = projectY(places.latitude(place));
        this.place[site] = place;
      }
      this.of[place] = site;
    }
    this.count = known.size;
  }
}

export const projectX = (longitude: number): number => (longitude + 180) / 360;

export function projectY(latitude: number): number {
  const sine = Math.sin((Math.max(-MOST_NORTH, Math.min(MOST_NORTH, latitude)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** Chosen incidents, sorted by their sites. */
export class Crowd {
  /** Sites with somebody on them, in the order of the incidents. */
  readonly active: Int32Array;
  private readonly from: Int32Array;
  private readonly members: Uint32Array;
  /** Their types in the same order: to count those of a mark is to read on. */
  private readonly types: Uint8Array;

  constructor(readonly sites: Sites, incidents: Incidents, chosen: Uint32Array) {
    const place = incidents.table.column("place");
    const area = incidents.table.column("area");
    const siteOf = (index: number): number => (area[index] ? -1 : (sites.of[place[index] as number] as number));
    this.from = new Int32Array(sites.count + 1);
    const order = new Int32Array(sites.count);
    let active = 0;
    for (const index of chosen) {
      const site = siteOf(index);
      if (site < 0) continue;
      if (this.from[site + 1]!++ === 0) order[active++] = site;
    }
    this.active = order.subarray(0, active);
    for (let site = 0; site < sites.count; site++) this.from[site + 1]! += this.from[site] as number;
    this.members = new Uint32Array(this.from[sites.count] as number);
    this.types = new Uint8Array(this.members.length);
    const type = incidents.table.column("type");
    const next = this.from.slice();
    for (const index of chosen) {
      const site = siteOf(index);
      if (site < 0) continue;
      const at = next[site]!++;
      this.members[at] = index;
      this.types[at] = type[index] as number;
    }
  }

  /** Add to the counts of types those on a site. */
  countTypes(site: number, counts: number[]): void {
    const end = this.from[site + 1] as number;
    for (let at = this.from[site] as number; at < end; at++) counts[this.types[at] as number]!++;
  }

  on(site: number): Uint32Array {
    return this.members.subarray(this.from[site], this.from[site + 1]);
  }

  count(site: number): number {
    return (this.from[site + 1] as number) - (this.from[site] as number);
  }
}

/** One site, or several that would overlap, in pixels of the map's box. */
export class Mark implements Point {
  readonly sites: number[];
  count: number;

  constructor(public x: number, public y: number, site: number, private readonly crowd: Crowd) {
    this.sites = [site];
    this.count = crowd.count(site);
  }

  take(sites: readonly number[], count: number): void {
    for (const site of sites) this.sites.push(site);
    this.count += count;
  }

  /** The numbers of the incidents of the mark. */
  get members(): number[] {
    return this.sites.flatMap((site) => [...this.crowd.on(site)]);
  }

  /** How many of each type, by its number. */
  countTypes(types: number): number[] {
    const counts = new Array<number>(types).fill(0);
    for (const site of this.sites) this.crowd.countTypes(site, counts);
    return counts;
  }

  get isRow(): boolean {
    return this.sites.length === 1 && this.count <= MOST_IN_A_ROW;
  }
}

/** What is painted: the world's size in pixels, where the map's box begins in it, and the painted rectangle in pixels of the box. */
export interface Window { scale: number; originX: number; originY: number; left: number; top: number; width: number; height: number }

/**
 * Join sites that are closer than `distance` pixels to the first of a mark; first come, first served, so it is stable.
 * Only what is in the window or just beside it becomes a mark.
 */
export function marksOf(crowd: Crowd, window: Window, distance: number): Mark[] {
  const isCrowded = crowd.active.length > FEW_SITES;
  const apart = isCrowded ? distance * FAR_APART : distance;
  const near = inWindow(crowd, window, apart * 2);
  const marks = merged(isCrowded ? binned(crowd, near, window, apart) : near.map((site) => markAt(crowd, site, window)), apart, window);
  // Whole pixels, so that lines are sharp; only now, since what is joined may not depend on where the map stands.
  for (const mark of marks) [mark.x, mark.y] = [Math.round(mark.x), Math.round(mark.y)];
  return marks;
}

function markAt(crowd: Crowd, site: number, { scale, originX, originY }: Window): Mark {
  const { x, y } = crowd.sites;
  return new Mark((x[site] as number) * scale - originX, (y[site] as number) * scale - originY, site, crowd);
}

function inWindow({ active, sites }: Crowd, { scale, originX, originY, left, top, width, height }: Window, margin: number): number[] {
  const [west, east] = [(originX + left - margin) / scale, (originX + left + width + margin) / scale];
  const [north, south] = [(originY + top - margin) / scale, (originY + top + height + margin) / scale];
  const { x, y } = sites;
  const near: number[] = [];
  for (const site of active) {
    const [at, down] = [x[site] as number, y[site] as number];
    if (at >= west && at <= east && down >= north && down <= south) near.push(site);
  }
  return near;
}

/** Of very many sites those of one cell of the world are one mark from the start; the cells do not move with the map. */
function binned(crowd: Crowd, near: readonly number[], window: Window, size: number): Mark[] {
  const { scale, originX, originY, left, top, width, height } = window;
  const margin = size * 4;
  const [west, north] = [Math.floor((originX + left - margin) / size), Math.floor((originY + top - margin) / size)];
  const columns = Math.ceil((width + margin * 2) / size) + 2;
  const cells = new Int32Array(columns * (Math.ceil((height + margin * 2) / size) + 2)).fill(-1);
  const { x, y } = crowd.sites;
  const marks: Mark[] = [];
  for (const site of near) {
    const cell = Math.floor(((x[site] as number) * scale) / size) - west + (Math.floor(((y[site] as number) * scale) / size) - north) * columns;
    const at = cells[cell] as number;
    if (at >= 0) {
      const mark = marks[at] as Mark;
      mark.sites.push(site);
      mark.count += crowd.count(site);
    } else {
      cells[cell] = marks.length;
      marks.push(markAt(crowd, site, window));
    }
  }
  return marks;
}

function merged(candidates: readonly Mark[], distance: number, { originX, originY }: Window): Mark[] {
  const cells = new Map<number, Mark[]>();
  const marks: Mark[] = [];
  for (const one of candidates) {
    const [column, row] = [Math.floor((one.x + originX) / distance), Math.floor((one.y + originY) / distance)];
    const near = neighbour(one, cells, distance, column, row);
    if (near) {
      near.take(one.sites, one.count);
      continue;
    }
    marks.push(one);
    const key = cellOf(column, row);
    const cell = cells.get(key);
    if (cell) cell.push(one);
    else cells.set(key, [one]);
  }
  return marks;
}

function neighbour(one: Point, cells: Map<number, Mark[]>, distance: number, column: number, row: number): Mark | undefined {
  for (let dx = -1; dx <= 1; dx++) {
    for (let dy = -1; dy <= 1; dy++) {
      const found = cells.get(cellOf(column + dx, row + dy))?.find((mark) => Math.hypot(mark.x - one.x, mark.y - one.y) < distance);
      if (found) return found;
    }
  }
  return undefined;
}

const cellOf = (column: number, row: number): number => column * 4_000_037 + row;

/** Where the symbols of a mark stand: alone on the place, or in a row above it. */
export function seats(mark: Point & { count: number }, size: number): Point[] {
  if (mark.count === 1) return [{ x: mark.x, y: mark.y }];
  const left = mark.x - ((mark.count - 1) * size) / 2;
  return Array.from({ length: mark.count }, (_, index) => ({ x: left + index * size, y: mark.y - size * 1.1 }));
}

/** More numbers than this would cover the map. */
const MOST_RUNS = 5;

/** "1, 3–5, 9": the numbers of incidents on paper. */
export function numberList(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((one, other) => one - other);
  const runs: [number, number][] = [];
  for (const value of sorted) {
    const run = runs.at(-1);
    if (run && run[1] === value - 1) run[1] = value;
    else runs.push([value, value]);
    if (runs.length > MOST_RUNS) break;
  }
  const words = runs.slice(0, MOST_RUNS).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
  return runs.length > MOST_RUNS ? `${words}, …` : words;
}
