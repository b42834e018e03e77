/** Event types by shape and hue, status by filling: on the map's canvas and as SVG in the list and the legend. */

import type { SymbolShape } from "../payload/facts";
import { HISTORY } from "../payload/incidents";
import type { Sheet } from "../state/sheet";
import { svg } from "../words/dom";
import type { Theme } from "./theme";

export const BOX = 12;
const paths = new Map<string, Path2D>();

export interface Look { shape: SymbolShape; status: string; history: boolean }

/** Neutral, for what stands for no event type or for several. */
export const MIXED: SymbolShape = { colour: "#4a4f57", dark: "#c3c7cc", path: "M-8 0A8 8 0 1 0 8 0 8 8 0 1 0-8 0Z" };

/** How the incident of a number is drawn. */
export function lookOf(index: number, { incidents, types, statuses, symbols }: Sheet): Look {
  const { table, group } = incidents;
  const shape = symbols.get(types[table.at("type", index)] ?? "") ?? MIXED;
  return { shape, status: statuses[table.at("status", index)] ?? "reported", history: group[index] === HISTORY };
}

export function shapeOf(type: string, sheet: Sheet): SymbolShape {
  return sheet.symbols.get(type) ?? MIXED;
}

export function colourOf(shape: SymbolShape, theme: Theme): string {
  return theme.dark ? shape.dark : shape.colour;
}

/** Paint a symbol `size` pixels wide with its middle at (x, y). */
export function paintSymbol(context: CanvasRenderingContext2D, x: number, y: number, size: number, look: Look, theme: Theme): void {
  const path = pathOf(look.shape.path);
  const colour = look.history ? theme.muted : colourOf(look.shape, theme);
  const scale = size / (BOX * 2);
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  context.lineJoin = "round";
  outline(context, path, theme.halo, 6);
  fill(context, path, colour, look, theme);
  if (look.history) context.setLineDash([3, 2.5]);
  outline(context, path, look.status === "confirmed" && !look.history ? theme.ink : colour, isHollow(look) ? 2.9 : 2.2);
  context.restore();
}

function isHollow(look: Look): boolean {
  return look.history || look.status === "claimed" || look.status === "disputed";
}

function fill(context: CanvasRenderingContext2D, path: Path2D, colour: string, look: Look, theme: Theme): void {
  context.fillStyle = isHollow(look) ? theme.halo : colour;
  context.fill(path);
  if (look.status !== "disputed" || look.history) return;
  context.save();
  context.beginPath();
  context.rect(-BOX, -BOX, BOX, BOX * 2);
  context.clip();
  context.fillStyle = colour;
  context.fill(path);
  context.restore();
}

function outline(context: CanvasRenderingContext2D, path: Path2D, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

function pathOf(text: string): Path2D {
  let path = paths.get(text);
  if (!path) paths.set(text, (path = new Path2D(text)));
  return path;
}

/** The same symbol as an element; its colours come from the style sheet through classes and custom properties. */
export function symbolElement(look: Look, size = 18): SVGSVGElement {
  const element = svg("svg", {
    class: "gm-symbol", viewBox: "-12 -12 24 24", width: size, height: size, "aria-hidden": "true",
  });
  element.style.setProperty("--gm-hue", look.shape.colour);
  element.style.setProperty("--gm-hue-dark", look.shape.dark);
  element.classList.add(look.history ? "is-history" : `is-${look.status}`);
  element.append(svg("path", { d: look.shape.path, class: "gm-symbol-shape" }));
  if (look.status === "disputed" && !look.history) element.append(leftHalf(look.shape.path));
  return element;
}

// A nested drawing cut off at its middle: no ids, so two maps on a page cannot meet.
function leftHalf(path: string): SVGSVGElement {
  const half = svg("svg", { x: -12, y: -12, width: 12, height: 24, viewBox: "-12 -12 12 24", overflow: "hidden" });
  half.append(svg("path", { d: path, class: "gm-symbol-half" }));
  return half;
}
