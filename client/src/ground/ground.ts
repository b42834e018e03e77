/** The ground: land, borders, first-order divisions, disputed lines. Pale, drawn once as SVG, coloured by the style sheet. */

import L from "leaflet";
import type { NamedLines, Shaded } from "../payload/facts";
import type { Ring } from "../payload/shapes";
import { holdsOn } from "../state/clock";
import type { Sheet } from "../state/sheet";
import type { Store } from "../state/store";

/** From this zoom on, the lines of provinces help more than they disturb. */
const DIVISIONS_FROM = 5;
const WORLD: L.LatLngBoundsExpression = [[-85, -200], [85, 200]];

export function drawGround(map: L.Map, sheet: Sheet, store: Store): void {
  const renderer = L.svg({ padding: 0.6, pane: pane(map, "gm-ground", 210) });
  const rings = sheet.countries.flatMap((country) => country.shape.flat());
  const cut = boxOf(rings);
  if (sheet.backdrop.length) L.polygon(sheet.backdrop, { ...still("gm-backdrop"), renderer }).addTo(map);
  // Where no ground was given the sheet is blank: a sea that is none would be a false statement.
  else map.getContainer().classList.add("is-cut");
  if (cut) L.rectangle([[cut.south, cut.west], [cut.north, cut.east]], { ...still("gm-sea"), renderer }).addTo(map);
  for (const country of sheet.countries) {
    if (country.shape.length) L.polygon(country.shape, { ...still("gm-land"), renderer }).addTo(map);
  }
  if (cut) L.polyline(rings.flatMap((ring) => withoutCut(closed(ring), cut)), { ...still("gm-border"), renderer }).addTo(map);
  drawDivisions(map, sheet.divisions, cut);
  drawShaded(map, sheet.shaded, store);
  drawDisputed(map, sheet.disputed, store);
  map.setMaxBounds(WORLD);
}

function drawDivisions(map: L.Map, divisions: readonly NamedLines[], cut: Cut | null): void {
  const renderer = L.svg({ padding: 0.6, pane: pane(map, "gm-divisions", 230) });
  const borders = divisions.flatMap((division) => division.lines);
  const lines = L.polyline(cut ? borders.flatMap((border) => withoutCut(border, cut)) : borders, { ...still("gm-division"), renderer });
  const update = (): void => void (map.getZoom() >= DIVISIONS_FROM ? lines.addTo(map) : lines.remove());
  map.on("zoomend", update);
  if (divisions.length) map.whenReady(update);
}

function drawDisputed(map: L.Map, disputed: readonly NamedLines[], store: Store): void {
  const renderer = L.svg({ padding: 0.6, pane: pane(map, "gm-disputed-lines", 250) });
  const drawn = disputed.map((one) => [one, L.polyline(one.lines, { ...still(isCeasefire(one) ? "gm-ceasefire" : "gm-disputed"), renderer })] as const);
  const update = (): void => {
    for (const [one, lines] of drawn) holdsOn(one, store.state.range?.to) ? lines.addTo(map) : lines.remove();
  };
  store.listen((state, before) => void (state.range !== before.range && update()));
  update();
}

/** Convention: a disputed area is shaded grey, under whoever holds it. */
function drawShaded(map: L.Map, shaded: readonly Shaded[], store: Store): void {
  const renderer = L.svg({ padding: 0.6, pane: pane(map, "gm-shaded-areas", 215) });
  const drawn = shaded.map((one) => [one, L.polygon(one.shape, { ...still("gm-shaded"), renderer })] as const);
  const update = (): void => {
    for (const [one, shape] of drawn) holdsOn(one, store.state.range?.to) ? shape.addTo(map) : shape.remove();
  };
  store.listen((state, before) => void (state.range !== before.range && update()));
  update();
}

/** Convention: dots for a line of control or ceasefire, dashes for what is undetermined. */
export function isCeasefire(one: NamedLines): boolean {
  return /ceasefire|cease-fire|line of control|armistice|demarcation|buffer/i.test(`${one.name} ${one.note}`);
}

export interface Cut { west: number; south: number; east: number; north: number }

/** The box to which the ground was cut: the extremes of its corners. */
export function boxOf(rings: readonly Ring[]): Cut | null {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [latitude, longitude] of rings.flat()) {
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
    box.south = Math.min(box.south, latitude);
    box.north = Math.max(box.north, latitude);
  }
  return box.west < box.east ? box : null;
}

/** A path without the stretches that only the cut has made: nobody drew a border there. */
export function withoutCut(path: Ring, cut: Cut): Ring[] {
  const lines: Ring[] = [[]];
  path.forEach((point, index) => {
    const next = path[index + 1];
    lines.at(-1)?.push(point);
    if (next && isOnCut(point, next, cut)) lines.push([]);
  });
  return lines.filter((line) => line.length > 1);
}

const closed = (ring: Ring): Ring => [...ring, ...ring.slice(0, 1)];

function isOnCut(one: [number, number], other: [number, number], { west, south, east, north }: Cut): boolean {
  const isSide = one[1] === other[1] && (one[1] === west || one[1] === east);
  return isSide || (one[0] === other[0] && (one[0] === south || one[0] === north));
}

function still(className: string): L.PolylineOptions {
  return { className, interactive: false, smoothFactor: 0.7, noClip: false };
}

export function pane(map: L.Map, name: string, level: number): string {
  const element = map.getPane(name) ?? map.createPane(name);
  element.style.zIndex = String(level);
  return name;
}
