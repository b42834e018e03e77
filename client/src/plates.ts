/** The plate of a region: its name and the symbols of what happened somewhere in it, or its count where room is short. */

import type { Point as PixelPoint } from "leaflet";
import type { Target } from "./ink";
import { boxAround, widthOf, type Box, type Room } from "./labels";
import type { Sheet } from "./payload";
import type { View } from "./inside";
import { labelPoint, type Region } from "./regions";
import { numberList } from "./stacks";
import type { Store } from "./store";
import { lookOf, paintSymbol } from "./symbols";
import type { Theme } from "./theme";

const SMALL = 14;
const MOST_SYMBOLS = 4;
const PAD = 5;
const TALL = 22;
const REST = 20;
/** With more regions than this in view, leaders across half the map would tie them all together. */
const FEW_REGIONS = 12;
const NEAR_SHIFTS = 9;

interface Scene {
  regions: readonly Region[]; room: Room; view: View; theme: Theme; sheet: Sheet; store: Store;
  toPixels: (latitude: number, longitude: number) => PixelPoint;
}

/** A plate's place, and whether there is room for its name. */
interface Spot { box: Box; named: boolean }

export function paintPlates(context: CanvasRenderingContext2D, scene: Scene): Target[] {
  return byWeight(scene.regions).map((region) => {
    const { latitude, longitude } = labelPoint(region, scene.view);
    const anchor = scene.toPixels(latitude, longitude);
    const { box, named } = spotFor(context, region, anchor, scene);
    leader(context, anchor, box, scene.theme);
    if (named) paint(context, region, box, scene);
    else paintCount(context, region, box, scene);
    return { count: region.incidents.length, members: () => region.incidents, x: (box.left + box.right) / 2, y: box.top, mark: null, holds: (point) => isIn(point, box) };
  });
}

/** Regions with the most incidents first, so that they get the room; the smaller of equals, which has less of its own. */
function byWeight(regions: readonly Region[]): readonly Region[] {
  return regions.toReversed().sort((one, other) => other.incidents.length - one.incidents.length);
}

function spotFor(context: CanvasRenderingContext2D, region: Region, { x, y }: PixelPoint, { room, theme, regions }: Scene): Spot {
  const name = widthOf(context, { text: region.place.name, font: nameFont(theme), colour: "", halo: "" });
  const width = symbolsWidth(region) + name + PAD * 3;
  const shifts = regions.length > FEW_REGIONS ? SHIFTS.slice(0, NEAR_SHIFTS) : SHIFTS;
  const full = room.place(boxesAround(x, y, width, shifts));
  // A region that has no free spot still gets its count: hiding an incident would be worse than covering a name.
  const box = full ?? room.place(boxesAround(x, y, countWidth(region), SHIFTS.slice(0, NEAR_SHIFTS))) ?? boxAround(x, y, countWidth(region), TALL);
  room.take(box);
  return { box, named: full !== null };
}

function boxesAround(x: number, y: number, width: number, shifts: typeof SHIFTS): Box[] {
  return shifts.map(([across, up]) => boxAround(x + across * (width / 2 + 10), y + up * (TALL + 4), width, TALL));
}

function countWidth(region: Region): number {
  const count = region.incidents.length;
  return PAD * 2 + SMALL + (count > 1 ? 4 + 7 * String(count).length : 0);
}

/** The first symbol and how many there are; the name comes when one zooms in. */
function paintCount(context: CanvasRenderingContext2D, region: Region, box: Box, { theme, store, sheet }: Scene): void {
  plate(context, box, hasOpen(region, store), theme);
  const y = (box.top + box.bottom) / 2;
  const [first] = region.incidents;
  if (first !== undefined) paintSymbol(context, box.left + PAD + SMALL / 2, y, SMALL, lookOf(first, sheet), theme);
  if (region.incidents.length > 1) write(context, String(region.incidents.length), box.left + PAD + SMALL + 3, y + 0.5, `600 11px ${theme.font}`, theme.ink);
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
  plate(context, box, hasOpen(region, store), theme);
  const y = (box.top + box.bottom) / 2;
  symbols(context, region, box.left + PAD, y, scene);
  write(context, region.place.name, box.left + PAD * 1.6 + symbolsWidth(region), y + 0.5, nameFont(theme), theme.ink);
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

function nameFont(theme: Theme): string {
  return `italic 600 12px ${theme.font}`;
}

function hasOpen(region: Region, store: Store): boolean {
  return store.state.open !== null && region.incidents.includes(store.state.open);
}

function isIn(point: { x: number; y: number }, box: Box): boolean {
  return point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom;
}
