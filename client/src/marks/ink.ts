/** What stands on the map: symbols, circles of nearness, plates of regions, names. One canvas, one order of precedence. */

import L from "leaflet";
import { pane } from "../ground/ground";
import type { View } from "../ground/inside";
import type { RegionLayer } from "../ground/regions";
import { PLANS } from "../payload/incidents";
import { colourOf, lookOf, paintSymbol, shapeOf } from "../signs/symbols";
import { readTheme, type Theme } from "../signs/theme";
import { holdsOn } from "../state/clock";
import type { Sheet } from "../state/sheet";
import type { Store } from "../state/store";
import { CanvasLayer, type ToPixels } from "./canvas";
import { Lettering } from "./lettering";
import { boxAround, Room, type Box } from "./placement";
import { paintPlates } from "./plates";
import { Crowd, marksOf, numberList, seats, Sites, type Mark, type Point, type Window } from "./stacks";
import type { Target } from "./target";

export const SYMBOL = 19;
const RING = 13;
/** Nearness without a stated radius: drawn as about this far. */
const NEAR_KM = 10;
const SMALLEST_CIRCLE = 15;
const MOST_CIRCLED = 12;

export class InkLayer {
  targets: Target[] = [];
  private readonly layer: CanvasLayer;
  private readonly sites: Sites;
  private crowd: Crowd;
  private chosen: Uint32Array | null = null;

  constructor(private readonly map: L.Map, private readonly sheet: Sheet, private readonly store: Store, private readonly regions: RegionLayer) {
    this.sites = new Sites(sheet.incidents);
    this.crowd = new Crowd(this.sites, sheet.incidents, new Uint32Array());
    this.layer = new CanvasLayer((context, toPixels, window) => this.paint(context, toPixels, window), pane(map, "gm-ink", 450));
    this.layer.addTo(map);
  }

  update(chosen: Uint32Array): void {
    if (chosen !== this.chosen) this.crowd = new Crowd(this.sites, this.sheet.incidents, chosen);
    this.chosen = chosen;
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

  /** Where the sites of a mark lie, as south-west and north-east. */
  boundsOf(mark: Mark): L.LatLngBounds {
    const { places } = this.sheet.incidents;
    return L.latLngBounds(mark.sites.map((site) => {
      const place = this.sites.place[site] as number;
      return [places.latitude(place), places.longitude(place)] as [number, number];
    }));
  }

  private paint(context: CanvasRenderingContext2D, toPixels: ToPixels, window: Window): void {
    const theme = readTheme(this.map.getContainer());
    const size = this.map.getSize();
    const room = new Room({ left: 2, top: 2, right: size.x - 2, bottom: size.y - 2 });
    for (const corner of furnitureBoxes(size, this.sheet.language.isRightToLeft)) room.take(corner);
    const marks = marksOf(this.crowd, window, SYMBOL);
    this.targets = [];
    this.circles(context, marks, theme);
    for (const mark of marks) reserve(room, mark);
    const view = viewOf(this.map);
    this.targets.push(...paintPlates(context, { regions: this.regions.regions, room, view, theme, sheet: this.sheet, store: this.store, toPixels }));
    const lettering = new Lettering(context, theme, room, toPixels);
    for (const mark of marks) lettering.site(mark, this.nameOf(mark), this.map.getZoom(), this.holdsOpen(mark));
    if (this.map.getZoom() < 9) lettering.countries(this.sheet.countries);
    lettering.disputed(this.sheet.shaded.filter((one) => holdsOn(one, this.store.state.range?.to)));
    lettering.towns(this.sheet.towns, this.map.getZoom());
    for (const mark of marks) this.mark(context, mark, theme);
  }

  private holdsOpen(mark: Mark): boolean {
    const { open } = this.store.state;
    if (open === null) return false;
    const { table, group } = this.sheet.incidents;
    const place = table.at("place", open);
    return place >= 0 && group[open] !== PLANS && mark.sites.includes(this.sites.of[place] as number);
  }

  /** A mark of several places has no name. */
  private nameOf(mark: Mark): string {
    const [site] = mark.sites;
    return mark.sites.length > 1 || site === undefined ? "" : this.sheet.incidents.places.at(this.sites.place[site] as number).name;
  }

  private mark(context: CanvasRenderingContext2D, mark: Mark, theme: Theme): void {
    if (mark.isRow) this.row(context, mark, theme);
    else this.ring(context, mark, theme);
  }

  private row(context: CanvasRenderingContext2D, mark: Mark, theme: Theme): void {
    const places = seats(mark, SYMBOL);
    if (mark.count > 1) legs(context, mark, places, theme);
    mark.members.forEach((index, turn) => {
      const seat = places[turn] ?? mark;
      if (index === this.store.state.open) openRing(context, seat, SYMBOL * 0.72, theme);
      paintSymbol(context, seat.x, seat.y, SYMBOL, lookOf(index, this.sheet), theme);
      if (this.store.state.printing) numeral(context, seat.x + SYMBOL * 0.45, seat.y - SYMBOL * 0.45, `${index + 1}`, theme);
      this.targets.push(round(1, () => [index], seat, SYMBOL * 0.6, mark));
    });
  }

  /** A ring whose arcs are the event types, with the number of incidents in it. */
  private ring(context: CanvasRenderingContext2D, mark: Mark, theme: Theme): void {
    const { x, y } = mark;
    if (this.holdsOpen(mark)) openRing(context, mark, RING + 4, theme);
    disc(context, mark, RING + 2, theme.halo);
    let from = -Math.PI / 2;
    for (const [type, count] of this.countTypes(mark)) {
      const to = from + (count / mark.count) * Math.PI * 2;
      arc(context, mark, from, to, colourOf(shapeOf(this.sheet.types[type] ?? "", this.sheet), theme));
      from = to;
    }
    numeral(context, x, y, shortNumber(mark.count), theme, mark.count < 1000 ? 12 : 10.5);
    if (this.store.state.printing) numeral(context, x, y - RING - 8, numberList(mark.members.map((index) => index + 1)), theme);
    this.targets.push(round(mark.count, () => mark.members, mark, RING + 3, mark));
  }

  /** How many of each type, the most first. */
  private countTypes(mark: Mark): [number, number][] {
    const counts = mark.countTypes(this.sheet.types.length).map((count, code) => [code, count] as [number, number]);
    return counts.filter(([, count]) => count > 0).sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  }

  /** Nearness, of marks of few sites: under a ring of many, circles upon circles would say nothing. */
  private circles(context: CanvasRenderingContext2D, marks: readonly Mark[], theme: Theme): void {
    const { table, places } = this.sheet.incidents;
    const [precision, type] = [table.column("precision"), table.column("type")];
    const drawn = marks.filter((mark) => mark.sites.length <= MOST_CIRCLED);
    for (const site of drawn.flatMap((mark) => mark.sites)) {
      const near = this.crowd.on(site).filter((index) => precision[index] === 2);
      if (!near.length) continue;
      const place = places.at(this.sites.place[site] as number);
      const radius = Math.max(SMALLEST_CIRCLE, this.pixelsOf(place.radiusKm || NEAR_KM, place.latitude));
      const types = new Set(near.map((index) => type[index] as number));
      const colour = types.size === 1 ? colourOf(shapeOf(this.sheet.types[[...types][0] as number] ?? "", this.sheet), theme) : theme.muted;
      nearCircle(context, this.map.latLngToContainerPoint([place.latitude, place.longitude]), radius, colour);
    }
  }

  private pixelsOf(km: number, latitude: number): number {
    const metresAPixel = (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (256 * 2 ** this.map.getZoom());
    return (km * 1000) / metresAPixel;
  }
}

/** "950", "12k": what fits in a ring. */
function shortNumber(count: number): string {
  return count < 10_000 ? String(count) : `${Math.round(count / 1000)}k`;
}

function viewOf(map: L.Map): View {
  const bounds = map.getBounds();
  return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
}

/** The corners that buttons, scale and north arrow cover. */
function furnitureBoxes(size: Point, isMirrored: boolean): Box[] {
  const [near, far] = isMirrored ? [size.x - 48, 0] : [0, size.x - 130];
  return [{ left: near, top: 0, right: near + 48, bottom: 122 }, { left: far, top: size.y - 75, right: far + 130, bottom: size.y }];
}

function reserve(room: Room, mark: Mark): void {
  if (!mark.isRow) return room.take(boxAround(mark.x, mark.y, RING * 2 + 4, RING * 2 + 4));
  for (const seat of seats(mark, SYMBOL)) room.take(boxAround(seat.x, seat.y, SYMBOL, SYMBOL));
  room.take(boxAround(mark.x, mark.y, 6, 6));
}

function round(count: number, members: () => number[], middle: Point, radius: number, mark: Mark): Target {
  return { count, members, x: middle.x, y: middle.y, mark, holds: (point) => Math.hypot(point.x - middle.x, point.y - middle.y) <= radius };
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
