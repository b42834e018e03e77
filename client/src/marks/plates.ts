/** The plate of a region: its name and the symbols of what happened somewhere in it, or its count where room is short. */

import type { Point as PixelPoint } from "leaflet";
import type { View } from "../ground/inside";
import { labelPoint, type Region } from "../ground/regions";
import { lookOf, MIXED, paintSymbol } from "../signs/symbols";
import type { Theme } from "../signs/theme";
import type { Sheet } from "../state/sheet";
import type { Store } from "../state/store";
import { boxAround, widthOf, type Box, type Room } from "./placement";
import { numberList } from "./stacks";
import type { Target } from "./target";

const SMALL = 14;
const MOST_SYMBOLS = 4;
const PAD = 5;
const TALL = 22;
const REST = 20;
/** With more regions than this in view, leaders across half the map would tie them all together. */
const FEW_REGIONS = 12;
const NEAR_SHIFTS = 9;
/** Pixels: how far a region's plate may be that counts another one's incidents too. */
const NEIGHBOURS = 80;
const LONGEST_NAME = 40;

interface Scene {
  regions: readonly Region[]; room: Room; view: View; theme: Theme; sheet: Sheet; store: Store;
  toPixels: (latitude: number, longitude: number) => PixelPoint;
}

/** Where a plate stands, whose it is, and whether there is room for the name. */
interface Plate { box: Box; anchor: PixelPoint; regions: Region[]; isNamed: boolean }

export function paintPlates(context: CanvasRenderingContext2D, scene: Scene): Target[] {
  const plates = platesOf(context, scene);
  for (const { anchor, box } of plates) leader(context, anchor, box, scene.theme);
  return plates.map((plate) => {
    const incidents = plate.regions.flatMap((region) => region.incidents);
    if (plate.isNamed) paint(context, plate.regions[0] as Region, plate.box, scene);
    else paintCount(context, incidents, plate.box, scene);
    const { box } = plate;
    return { count: incidents.length, members: () => incidents, x: (box.left + box.right) / 2, y: box.top, mark: null, holds: (point) => isIn(point, box) };
  });
}

function platesOf(context: CanvasRenderingContext2D, scene: Scene): Plate[] {
  const plates: Plate[] = [];
  for (const region of byWeight(scene.regions)) {
    const { latitude, longitude } = labelPoint(region, scene.view);
    const anchor = scene.toPixels(latitude, longitude);
    const plate = freePlate(context, region, anchor, scene) ?? joined(plates, region, anchor);
    if (plate) plates.push(plate);
  }
  return plates;
}

/** A region without a free spot is counted with its neighbour; only where it has none it covers what is there. */
function joined(plates: readonly Plate[], region: Region, anchor: PixelPoint): Plate | null {
  const far = (plate: Plate): number => Math.hypot((plate.box.left + plate.box.right) / 2 - anchor.x, (plate.box.top + plate.box.bottom) / 2 - anchor.y);
  const [nearest] = plates.filter((plate) => !plate.isNamed && far(plate) < NEIGHBOURS).sort((one, other) => far(one) - far(other));
  if (!nearest) return { box: boxAround(anchor.x, anchor.y, countWidth(region.incidents.length), TALL), anchor, regions: [region], isNamed: false };
  nearest.regions.push(region);
  const { left, top, bottom } = nearest.box;
  nearest.box = { left, top, bottom, right: left + countWidth(nearest.regions.reduce((sum, one) => sum + one.incidents.length, 0)) };
  return null;
}

/** Regions with the most incidents first, so that they get the room; the smaller of equals, which has less of its own. */
function byWeight(regions: readonly Region[]): readonly Region[] {
  return regions.toReversed().sort((one, other) => other.incidents.length - one.incidents.length);
}

function freePlate(context: CanvasRenderingContext2D, region: Region, anchor: PixelPoint, { room, theme, regions }: Scene): Plate | null {
  const { x, y } = anchor;
  const name = widthOf(context, { text: nameOf(region), font: nameFont(theme), colour: "", halo: "" });
  const width = symbolsWidth(region) + name + PAD * 3;
  const shifts = regions.length > FEW_REGIONS ? SHIFTS.slice(0, NEAR_SHIFTS) : SHIFTS;
  const full = room.place(boxesAround(x, y, width, shifts));
  const box = full ?? room.place(boxesAround(x, y, countWidth(region.incidents.length), SHIFTS.slice(0, NEAR_SHIFTS)));
  return box && { box, anchor, regions: [region], isNamed: full !== null };
}

function boxesAround(x: number, y: number, width: number, shifts: typeof SHIFTS): Box[] {
  return shifts.map(([across, up]) => boxAround(x + across * (width / 2 + 10), y + up * (TALL + 4), width, TALL));
}

function countWidth(count: number): number {
  return PAD * 2 + SMALL + (count > 1 ? 4 + 7 * String(count).length : 0);
}

/** What they are, where they are all the same, and how many; the name comes when one zooms in. */
function paintCount(context: CanvasRenderingContext2D, incidents: readonly number[], box: Box, { theme, store, sheet }: Scene): void {
  plate(context, box, hasOpen(incidents, store), theme);
  const y = (box.top + box.bottom) / 2;
  const [first] = incidents;
  const type = sheet.incidents.table.column("type");
  const isMixed = incidents.some((index) => type[index] !== type[first ?? 0]);
  if (first !== undefined) paintSymbol(context, box.left + PAD + SMALL / 2, y, SMALL, isMixed ? { shape: MIXED, status: "reported", history: false } : lookOf(first, sheet), theme);
  if (incidents.length > 1) write(context, String(incidents.length), box.left + PAD + SMALL + 3, y + 0.5, `600 11px ${theme.font}`, theme.ink);
}

/** Over the region's middle, then ever further round it: in half widths and in heights. */
const SHIFTS: readonly (readonly [number, number])[] = [
  [0, 0], [0, -1], [0, 1], [-1, 0], [1, 0], [-1, -1], [1, -1], [-1, 1], [1, 1], [0, -2], [0, 2], [-1, -2], [1, -2], [-1, 2], [1, 2],
  [0, -3], [0, 3], [-1.6, 0], [1.6, 0], [-1, -3], [1, 3], [1, -3], [-1, 3], [-1.6, -2], [1.6, 2], [1.6, -2], [-1.6, 2],
  [-1, -4], [1, 4], [1, -4], [-1, 4], [0, -5], [0, 5], [-2.2, 0], [2.2, 0], [-2.2, -3], [2.2, 3], [2.2, -3], [-2.2, 3],
];

function symbolsWidth(region: Region): number {
  const count = region.incidents.length;
  return Math.min(count, MOST_SYMBOLS) * (SMALL + 2) + (count > MOST_SYMBOLS ? REST : 0);
}

function paint(context: CanvasRenderingContext2D, region: Region, box: Box, scene: Scene): void {
  const { theme, store } = scene;
  plate(context, box, hasOpen(region.incidents, store), theme);
  const y = (box.top + box.bottom) / 2;
  symbols(context, region, box.left + PAD, y, scene);
  write(context, nameOf(region), box.left + PAD * 1.6 + symbolsWidth(region), y + 0.5, nameFont(theme), theme.ink);
  if (!store.state.printing) return;
  const numbers = numberList(region.incidents.map((index) => index + 1));
  write(context, numbers, box.left + PAD, box.bottom + 7, `600 10px ${theme.font}`, theme.ink);
}

/** A plate that had to move keeps a line to its region. */
function leader(context: CanvasRenderingContext2D, anchor: PixelPoint, box: Box, theme: Theme): void {
  if (isIn(anchor, box)) return;
  context.strokeStyle = theme.muted;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(anchor.x, anchor.y);
  context.lineTo(Math.min(Math.max(anchor.x, box.left), box.right), Math.min(Math.max(anchor.y, box.top), box.bottom));
  context.stroke();
}

function plate(context: CanvasRenderingContext2D, box: Box, isOpen: boolean, theme: Theme): void {
  context.beginPath();
  context.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 3);
  context.fillStyle = theme.halo;
  context.globalAlpha = 0.94;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = isOpen ? 2.5 : 1;
  context.strokeStyle = isOpen ? theme.accent : theme.faint;
  context.stroke();
}

function symbols(context: CanvasRenderingContext2D, region: Region, left: number, y: number, { theme, sheet }: Scene): void {
  const shown = region.incidents.slice(0, MOST_SYMBOLS);
  shown.forEach((incident, index) => {
    paintSymbol(context, left + SMALL / 2 + index * (SMALL + 2), y, SMALL, lookOf(incident, sheet), theme);
  });
  const rest = region.incidents.length - shown.length;
  if (rest) write(context, `+${rest}`, left + shown.length * (SMALL + 2), y + 0.5, `600 11px ${theme.font}`, theme.ink);
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, font: string, colour: string): void {
  context.font = font;
  context.fillStyle = colour;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.fillText(text, x, y);
}

/** A plate as wide as the map would hide what it names. */
function nameOf({ place: { name } }: Region): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
}

function nameFont(theme: Theme): string {
  return `italic 600 12px ${theme.font}`;
}

function hasOpen(incidents: readonly number[], store: Store): boolean {
  return store.state.open !== null && incidents.includes(store.state.open);
}

function isIn(point: { x: number; y: number }, box: Box): boolean {
  return point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom;
}
