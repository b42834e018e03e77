/** Who held the ground on the day of the clock: pale fills under everything that happened, and what changed since its first. */

import L from "leaflet";
import type { ControlArea } from "../payload/facts";
import { hatchId, hatchOf, hatchPatterns } from "../signs/hatches";
import { changesIn, isCarried, type Changes } from "../state/changes";
import { holdsOn } from "../state/clock";
import type { Sheet } from "../state/sheet";
import type { Store } from "../state/store";
import { el, said } from "../words/dom";
import type { Language } from "../words/language";
import { pane } from "./ground";

export const CONTROL_TINTS = 6;
let mapsOnPage = 0;

/** Each controller has its tint for the whole sheet, whatever the day. */
export function tintsOf({ control, sides }: Pick<Sheet, "control" | "sides">): Map<string, number> {
  // In another language names sort otherwise, and a side keeps its tint
  const names = sides.length ? sides : [...new Set(control.map((area) => area.controller))].sort();
  return new Map(names.map((name, index) => [name, index % CONTROL_TINTS]));
}

export class ControlLayer {
  private readonly drawn = new Map<ControlArea, L.Polygon>();
  private readonly lines = L.layerGroup();
  private readonly tints: Map<string, number>;
  private readonly renderer: L.Renderer;
  private readonly language: Language;
  private readonly prefix = `gm${++mapsOnPage}-control`;
  private changes: Changes = { handed: new Map(), moved: [] };

  constructor(private readonly map: L.Map, private readonly sheet: Sheet, private readonly store: Store) {
    this.tints = tintsOf(sheet);
    this.renderer = L.svg({ padding: 0.6, pane: pane(map, "gm-control", 220) });
    this.language = sheet.language;
    if (sheet.control.length) map.getContainer().append(hatchPatterns(this.prefix, CONTROL_TINTS));
    this.lines.addTo(map);
    store.listen((state, before) => void (state.range !== before.range && this.update()));
    this.update();
  }

  private update(): void {
    const { range } = this.store.state;
    this.changes = changesIn(this.sheet.control, range);
    for (const [area, polygon] of this.drawn) {
      if (holdsOn(area, range?.to)) continue;
      polygon.remove();
      this.drawn.delete(area);
    }
    for (const area of this.sheet.control) {
      if (holdsOn(area, range?.to)) this.dress(this.polygonOf(area), area, range?.to);
    }
    this.lines.clearLayers();
    for (const area of this.changes.moved) this.lines.addLayer(this.lineBefore(area));
  }

  private polygonOf(area: ControlArea): L.Polygon {
    let polygon = this.drawn.get(area);
    if (!polygon) {
      const className = `gm-control gm-tint-${this.tintOf(area)} is-${area.status}`;
      polygon = L.polygon(area.shape, { className, renderer: this.renderer, smoothFactor: 0.7, bubblingMouseEvents: true });
      polygon.bindTooltip(() => this.words(area), { sticky: true, className: "gm-tip", direction: "top", opacity: 1 });
      this.drawn.set(area, polygon.addTo(this.map));
    }
    return polygon;
  }

  /** What depends on the days of the clock. */
  private dress(polygon: L.Polygon, area: ControlArea, day: number | undefined): void {
    const path = polygon.getElement();
    if (!(path instanceof SVGElement)) return;
    // Leaflet listens to its focus for the tooltip, which in Chromium makes it a stop of the Tab key, and a nameless one.
    path.setAttribute("tabindex", "-1");
    const hatch = hatchOf(area, day);
    path.style.fill = hatch ? `url(#${hatchId(this.prefix, hatch, this.tintOf(area))})` : "";
    path.classList.toggle("is-hatched", hatch !== null);
    path.classList.toggle("is-changed", this.changes.handed.has(area));
    if (this.changes.handed.has(area)) polygon.bringToFront();
  }

  /** Where the edge of a side's land was on the first day. */
  private lineBefore(area: ControlArea): L.Polyline {
    const edges = area.shape.flat().map((ring) => [...ring, ...ring.slice(0, 1)]);
    return L.polyline(edges, { className: "gm-line-before", renderer: this.renderer, interactive: false, smoothFactor: 0.7 });
  }

  private tintOf(area: ControlArea): number {
    return this.tints.get(area.controller) ?? 0;
  }

  private words(area: ControlArea): HTMLElement {
    const { language } = this;
    const status = language.of("area", area.status);
    const before = this.changes.handed.get(area);
    return el("div", { dir: language.isRightToLeft ? "rtl" : null },
      el("div", {}, said(area.name, "gm-tip-name")),
      el("div", {}, `${language.word("held")} `, said(area.controller), status && `, ${status}`),
      el("div", { class: "gm-tip-small" }, validity(area, language), area.change && " · ", area.change && said(language.of("change", area.change))),
      before !== undefined && el("div", { class: "gm-tip-small" }, ...language.parts("heldBefore", { who: said(before) })),
      isCarried(area, this.store.state.range?.to) && el("div", { class: "gm-tip-small" }, language.word("carried")),
      area.note && el("div", { class: "gm-tip-small" }, said(area.note)),
      area.source && el("div", { class: "gm-tip-small" }, said(area.source)),
    );
  }
}

/** "from 1 Dec 2020", "until 30 Nov 2020"; the last day is the one before `to`. */
export function validity(area: ControlArea, language: Language): string {
  const { dates } = language;
  if (area.from !== null && area.to !== null) return dates.range(area.from, area.to - 1);
  if (area.from !== null) return language.word("sinceDay", { day: dates.day(area.from) });
  return area.to === null ? "" : language.word("untilDay", { day: dates.day(area.to - 1) });
}
