/** The plate of a region: its name and the symbols of what happened somewhere in it. */

import type { Point as PixelPoint } from "leaflet";
import type { Target } from "./ink";
import { boxAround, widthOf, type Box, type Room } from "./labels";
import type { Sheet } from "./payload";
import { labelPoint, type Region } from "./regions";
import { numberList } from "./stacks";
import type { Store } from "./store";
import { lookOf, paintSymbol } from "./symbols";
import type { Theme } from "./theme";

const SMALL = 14;
const MOST_SYMBOLS = 6;
const PAD = 6;
const NAME = 13;

interface Scene {
  regions: readonly Region[]; room: Room; theme: Theme; sheet: Sheet; store: Store;
  toPixels: (latitude: number, longitude: number) => PixelPoint;
}

export function paintPlates(context: CanvasRenderingContext2D, scene: Scene): Target[] {
  return scene.regions.toReversed().flatMap((region) => {
    const box = boxFor(context, region, scene);
    if (!box) return [];
    paint(context, region, box, scene);
    return [{ incidents: region.incidents, x: (box.left + box.right) / 2, y: box.top, mark: null, holds: (point) => isIn(point, box) }];
  });
}

function boxFor(context: CanvasRenderingContext2D, region: Region, { room, theme, toPixels }: Scene): Box | null {
  const { latitude, longitude } = labelPoint(region);
  const { x, y } = toPixels(latitude, longitude);
  const name = widthOf(context, { text: region.place.name, font: nameFont(theme), colour: "", halo: "" });
  const symbols = Math.min(region.incidents.length, MOST_SYMBOLS) * (SMALL + 2) + (region.incidents.length > MOST_SYMBOLS ? 24 : 0);
  const width = Math.max(name, symbols) + PAD * 2;
  const height = NAME + SMALL + PAD * 2;
  const shifts = [0, -1, 1, -2, 2, -3, 3].map((step) => step * (height * 0.6));
  const candidates = shifts.flatMap((dy) => [0, -width / 2, width / 2].map((dx) => boxAround(x + dx, y + dy, width, height)));
  // A region that has no free spot still gets its plate: hiding an incident would be worse than covering a name.
  const box = room.place(candidates) ?? boxAround(x, y, width, height);
  room.take(box);
  return box;
}

function paint(context: CanvasRenderingContext2D, region: Region, box: Box, { theme, sheet, store }: Scene): void {
  const isOpen = region.incidents.some((incident) => incident.index === store.state.open);
  context.beginPath();
  context.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 4);
  context.fillStyle = theme.halo;
  context.globalAlpha = 0.94;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = isOpen ? 2 : 1;
  context.strokeStyle = isOpen ? theme.accent : theme.faint;
  context.stroke();
  const middle = (box.left + box.right) / 2;
  write(context, region.place.name, middle, box.top + PAD + NAME / 2 - 1, nameFont(theme), theme.ink);
  symbols(context, region, middle, box.bottom - PAD - SMALL / 2 + 1, theme, sheet);
  if (store.state.printing) {
    const numbers = numberList(region.incidents.map((incident) => incident.index + 1));
    write(context, numbers, middle, box.bottom + 7, `600 10px ${theme.font}`, theme.ink);
  }
}

function symbols(context: CanvasRenderingContext2D, region: Region, middle: number, y: number, theme: Theme, sheet: Sheet): void {
  const shown = region.incidents.slice(0, MOST_SYMBOLS);
  const rest = region.incidents.length - shown.length;
  const width = shown.length * (SMALL + 2) + (rest ? 24 : 0);
  let x = middle - width / 2 + (SMALL + 2) / 2;
  for (const incident of shown) {
    paintSymbol(context, x, y, SMALL, lookOf(incident, sheet), theme);
    x += SMALL + 2;
  }
  if (rest) write(context, `+${rest}`, x + 5, y, `600 11px ${theme.font}`, theme.ink);
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, font: string, colour: string): void {
  context.font = font;
  context.fillStyle = colour;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y);
}

function nameFont(theme: Theme): string {
  return `italic 600 12.5px ${theme.font}`;
}

function isIn(point: { x: number; y: number }, box: Box): boolean {
  return point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom;
}
