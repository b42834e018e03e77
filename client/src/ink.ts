/** What stands on the map: symbols, circles of nearness, plates of regions, names. One canvas, one order of precedence. */

import L from "leaflet";
import { CanvasLayer } from "./canvas";
import { pane } from "./ground";
import type { View } from "./inside";
import { Lettering } from "./lettering";
import { boxAround, Room, type Box } from "./labels";
import type { Incident, Sheet } from "./payload";
import { paintPlates } from "./plates";
import type { RegionLayer } from "./regions";
import { isRow, marksOf, numberList, seats, sitesOf, type Mark, type Point } from "./stacks";
import type { Store } from "./store";
import { colourOf, lookOf, paintSymbol, shapeOf } from "./symbols";
import { readTheme, type Theme } from "./theme";

export const SYMBOL = 19;
const RING = 13;
/** Nearness without a stated radius: drawn as about this far. */
const NEAR_KM = 10;
const SMALLEST_CIRCLE = 15;

export interface Target { incidents: Incident[]; x: number; y: number; mark: Mark | null; holds(point: Point): boolean }

export class InkLayer {
  targets: Target[] = [];
  private readonly layer: CanvasLayer;
  private incidents: Incident[] = [];

  constructor(private readonly map: L.Map, private readonly sheet: Sheet, private readonly store: Store, private readonly regions: RegionLayer) {
    this.layer = new CanvasLayer((context, toPixels) => this.paint(context, toPixels), pane(map, "gm-ink", 450));
    this.layer.addTo(map);
  }

  update(incidents: readonly Incident[]): void {
    this.incidents = incidents.filter((incident) => incident.precision !== 3);
    this.layer.redraw();
  }

  redraw(sharpness?: number): void {
    this.layer.sharpness = sharpness ?? Math.max(1, window.devicePixelRatio || 1);
    this.layer.redraw();
  }

  /** The topmost thing under a point of the map's box. */
  at(point: Point): Target | null {
    return this.targets.findLast((target) => target.holds(point)) ?? null;
  }

  private paint(context: CanvasRenderingContext2D, toPixels: (latitude: number, longitude: number) => L.Point): void {
    const theme = readTheme(this.map.getContainer());
    const size = this.map.getSize();
    const room = new Room({ left: 2, top: 2, right: size.x - 2, bottom: size.y - 2 });
    for (const corner of furnitureBoxes(size)) room.take(corner);
    const marks = marksOf(sitesOf(this.incidents, toPixels), SYMBOL);
    this.targets = [];
    for (const mark of marks) this.circles(context, mark, theme);
    for (const mark of marks) reserve(room, mark);
    const view = viewOf(this.map);
    this.targets.push(...paintPlates(context, { regions: this.regions.regions, room, view, theme, sheet: this.sheet, store: this.store, toPixels }));
    const lettering = new Lettering(context, theme, room, toPixels);
    for (const mark of marks) lettering.site(mark, this.map.getZoom());
    if (this.map.getZoom() < 9) lettering.countries(this.sheet.countries);
    lettering.towns(this.sheet.towns, this.map.getZoom());
    for (const mark of marks) this.mark(context, mark, theme);
  }

  private mark(context: CanvasRenderingContext2D, mark: Mark, theme: Theme): void {
    if (isRow(mark)) this.row(context, mark, theme);
    else this.ring(context, mark, theme);
  }

  private row(context: CanvasRenderingContext2D, mark: Mark, theme: Theme): void {
    const places = seats(mark, SYMBOL);
    if (mark.incidents.length > 1) legs(context, mark, places, theme);
    mark.incidents.forEach((incident, index) => {
      const seat = places[index] ?? mark;
      if (incident.index === this.store.state.open) openRing(context, seat, SYMBOL * 0.72, theme);
      paintSymbol(context, seat.x, seat.y, SYMBOL, lookOf(incident, this.sheet), theme);
      if (this.store.state.printing) numeral(context, seat.x + SYMBOL * 0.45, seat.y - SYMBOL * 0.45, `${incident.index + 1}`, theme);
      this.targets.push(round([incident], seat, SYMBOL * 0.6, mark));
    });
  }

  /** A ring whose arcs are the event types, with the number of incidents in it. */
  private ring(context: CanvasRenderingContext2D, mark: Mark, theme: Theme): void {
    const { x, y, incidents } = mark;
    if (incidents.some((incident) => incident.index === this.store.state.open)) openRing(context, mark, RING + 4, theme);
    disc(context, mark, RING + 2, theme.halo);
    let from = -Math.PI / 2;
    for (const [type, count] of countTypes(incidents)) {
      const to = from + (count / incidents.length) * Math.PI * 2;
      arc(context, mark, from, to, colourOf(shapeOf(type, this.sheet), theme));
      from = to;
    }
    numeral(context, x, y, `${incidents.length}`, theme, 12);
    if (this.store.state.printing) numeral(context, x, y - RING - 8, numberList(incidents.map((incident) => incident.index + 1)), theme);
    this.targets.push(round(incidents, mark, RING + 3, mark));
  }

  private circles(context: CanvasRenderingContext2D, mark: Mark, theme: Theme): void {
    for (const site of mark.sites) {
      const near = site.incidents.filter((incident) => incident.precision === 2);
      if (!near.length) continue;
      const km = near[0]?.place?.radiusKm || NEAR_KM;
      const radius = Math.max(SMALLEST_CIRCLE, this.pixelsOf(km, site.latitude));
      const types = new Set(near.map((incident) => incident.type));
      const colour = types.size === 1 ? colourOf(shapeOf([...types][0] ?? "", this.sheet), theme) : theme.muted;
      nearCircle(context, site, radius, colour);
    }
  }

  private pixelsOf(km: number, latitude: number): number {
    const metresAPixel = (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (256 * 2 ** this.map.getZoom());
    return (km * 1000) / metresAPixel;
  }
}

function viewOf(map: L.Map): View {
  const bounds = map.getBounds();
  return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
}

/** The corners that buttons, scale and north arrow cover. */
function furnitureBoxes(size: Point): Box[] {
  const bottomRight = { left: size.x - 130, top: size.y - 75, right: size.x, bottom: size.y };
  return [{ left: 0, top: 0, right: 48, bottom: 122 }, bottomRight];
}

function reserve(room: Room, mark: Mark): void {
  if (!isRow(mark)) return room.take(boxAround(mark.x, mark.y, RING * 2 + 4, RING * 2 + 4));
  for (const seat of seats(mark, SYMBOL)) room.take(boxAround(seat.x, seat.y, SYMBOL, SYMBOL));
  room.take(boxAround(mark.x, mark.y, 6, 6));
}

function countTypes(incidents: readonly Incident[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const incident of incidents) counts.set(incident.type, (counts.get(incident.type) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]));
}

function round(incidents: Incident[], middle: Point, radius: number, mark: Mark): Target {
  return { incidents, x: middle.x, y: middle.y, mark, holds: (point) => Math.hypot(point.x - middle.x, point.y - middle.y) <= radius };
}

function legs(context: CanvasRenderingContext2D, anchor: Point, places: readonly Point[], theme: Theme): void {
  context.strokeStyle = theme.muted;
  context.lineWidth = 1;
  context.beginPath();
  for (const place of places) {
    context.moveTo(anchor.x, anchor.y);
    context.lineTo(place.x, place.y);
  }
  context.stroke();
  disc(context, anchor, 3.5, theme.halo);
  disc(context, anchor, 2.2, theme.ink);
}

function disc(context: CanvasRenderingContext2D, middle: Point, radius: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(middle.x, middle.y, radius, 0, Math.PI * 2);
  context.fill();
}

function arc(context: CanvasRenderingContext2D, middle: Point, from: number, to: number, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 4;
  context.beginPath();
  context.arc(middle.x, middle.y, RING - 2, from, to);
  context.stroke();
}

function openRing(context: CanvasRenderingContext2D, middle: Point, radius: number, theme: Theme): void {
  disc(context, middle, radius + 2, theme.halo);
  context.strokeStyle = theme.accent;
  context.lineWidth = 2.5;
  context.beginPath();
  context.arc(middle.x, middle.y, radius, 0, Math.PI * 2);
  context.stroke();
}

function nearCircle(context: CanvasRenderingContext2D, middle: Point, radius: number, colour: string): void {
  context.save();
  context.globalAlpha = 0.1;
  disc(context, middle, radius, colour);
  context.globalAlpha = 0.9;
  context.strokeStyle = colour;
  context.lineWidth = 1.2;
  context.setLineDash([4, 3]);
  context.stroke();
  context.restore();
}

function numeral(context: CanvasRenderingContext2D, x: number, y: number, text: string, theme: Theme, size = 10): void {
  context.font = `600 ${size}px ${theme.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineWidth = 3;
  context.strokeStyle = theme.halo;
  context.strokeText(text, x, y);
  context.fillStyle = theme.ink;
  context.fillText(text, x, y + 0.5);
}
