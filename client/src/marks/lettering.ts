/** Names of places, countries and towns, each where there is room for it. */

import type { Point as PixelPoint } from "leaflet";
import type { NamedShape, Town } from "../payload/facts";
import type { Theme } from "../signs/theme";
import { boxAround, boxesBeside, letter, widthOf, type Box, type Lettering as Style, type Room } from "./placement";
import type { Mark } from "./stacks";

type ToPixels = (latitude: number, longitude: number) => PixelPoint;

const TALL = 15;
const MOST_TOWNS = 40;

export class Lettering {
  constructor(
    private readonly context: CanvasRenderingContext2D, private readonly theme: Theme, private readonly room: Room,
    private readonly toPixels: ToPixels,
  ) {}

  /** The name of the place of a mark. */
  site(mark: Mark, name: string, zoom: number, isOpen: boolean): void {
    if (!name || zoom < 4) return;
    const gap = mark.isRow && mark.count > 1 ? 6 : isOpen ? 19 : 12;
    this.beside(mark, gap, { text: name, font: `600 12px ${this.theme.font}`, colour: this.theme.ink, halo: this.theme.halo });
  }

  countries(countries: readonly NamedShape[]): void {
    for (const country of countries) {
      const point = this.toPixels(country.latitude, country.longitude);
      const style = {
        text: country.name.toLocaleUpperCase(), font: `500 11px ${this.theme.font}`, colour: this.theme.faint,
        halo: "transparent", spacing: "1.8px",
      };
      const width = widthOf(this.context, style);
      if (width > this.widthOf(country) * 1.15) continue;
      this.put(style, [0, -18, 18, -36, 36].map((shift) => boxAround(point.x, point.y + shift, width, TALL)));
    }
  }

  /** Disputed areas by name, in italics as is the custom for what is no state. */
  disputed(areas: readonly NamedShape[]): void {
    for (const area of areas) {
      const point = this.toPixels(area.latitude, area.longitude);
      const style = { text: area.name, font: `italic 500 12px ${this.theme.font}`, colour: this.theme.muted, halo: this.theme.halo };
      const width = widthOf(this.context, style);
      if (width > this.widthOf(area) * 1.6) continue;
      this.put(style, [0, -16, 16, -32, 32, -48, 48].map((shift) => boxAround(point.x, point.y + shift, width, TALL)));
    }
  }

  towns(towns: readonly Town[], zoom: number): void {
    if (zoom < 5) return;
    for (const town of towns.slice(0, MOST_TOWNS * Math.max(1, zoom - 5))) {
      const point = this.toPixels(town.latitude, town.longitude);
      const dot = boxAround(point.x, point.y, 5, 5);
      if (!this.room.isFree(dot)) continue;
      const style = { text: town.name, font: `400 11px ${this.theme.font}`, colour: this.theme.muted, halo: this.theme.halo };
      if (this.beside(point, 5, style)) this.dot(dot);
    }
  }

  private beside(point: { x: number; y: number }, gap: number, style: Style): boolean {
    return this.put(style, boxesBeside(point.x, point.y, widthOf(this.context, style), TALL, gap));
  }

  private put(style: Style, candidates: Box[]): boolean {
    const box = this.room.place(candidates);
    if (box) letter(this.context, style, box);
    return box !== null;
  }

  private dot(box: Box): void {
    this.room.take(box);
    this.context.fillStyle = this.theme.muted;
    this.context.beginPath();
    this.context.arc((box.left + box.right) / 2, (box.top + box.bottom) / 2, 2, 0, Math.PI * 2);
    this.context.fill();
  }

  /** How wide a country's largest ring is on the screen: a name wider than its country would lie about where it is. */
  private widthOf(country: NamedShape): number {
    let widest = 0;
    for (const polygon of country.shape) {
      const longitudes = (polygon[0] ?? []).map((point) => point[1]);
      if (longitudes.length < 3) continue;
      const west = longitudes.reduce((one, other) => Math.min(one, other));
      const east = longitudes.reduce((one, other) => Math.max(one, other));
      widest = Math.max(widest, this.toPixels(0, east).x - this.toPixels(0, west).x);
    }
    return widest;
  }
}
