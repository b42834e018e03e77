/** The ground: land, borders, first-order divisions, disputed lines. Pale, drawn once as SVG, coloured by the style sheet. */

import L from "leaflet";
import { holdsOn } from "./clock";
import type { NamedLines, Sheet } from "./payload";
import type { Store } from "./store";

/** From this zoom on, the lines of provinces help more than they disturb. */
const DIVISIONS_FROM = 5;
const WORLD: L.LatLngBoundsExpression = [[-85, -200], [85, 200]];

export function drawGround(map: L.Map, sheet: Sheet, store: Store): void {
  const renderer = L.svg({ padding: 0.6, pane: pane(map, "gm-ground", 210) });
  for (const country of sheet.countries) {
    if (country.shape.length) L.polygon(country.shape, { ...still("gm-land"), renderer }).addTo(map);
  }
  drawDivisions(map, sheet.divisions);
  drawDisputed(map, sheet.disputed, store);
  map.setMaxBounds(WORLD);
}

function drawDivisions(map: L.Map, divisions: readonly NamedLines[]): void {
  const renderer = L.svg({ padding: 0.6, pane: pane(map, "gm-divisions", 230) });
  const lines = L.polyline(divisions.flatMap((division) => division.lines), { ...still("gm-division"), renderer });
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

/** Convention: dots for a line of control or ceasefire, dashes for what is undetermined. */
export function isCeasefire(one: NamedLines): boolean {
  return /ceasefire|cease-fire|line of control|armistice|demarcation|buffer/i.test(`${one.name} ${one.note}`);
}

function still(className: string): L.PolylineOptions {
  return { className, interactive: false, smoothFactor: 0.7, noClip: false };
}

export function pane(map: L.Map, name: string, level: number): string {
  const element = map.getPane(name) ?? map.createPane(name);
  element.style.zIndex = String(level);
  return name;
}
