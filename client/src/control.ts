/** Who held the ground on the day of the clock: pale fills under everything that happened. */

import L from "leaflet";
import { holdsOn } from "./clock";
import { Dates } from "./dates";
import { el, said } from "./dom";
import { pane } from "./ground";
import type { ControlArea, Sheet } from "./payload";
import type { Store } from "./store";
import { AREA_STATUS_WORDS, WORDS } from "./words";

export const CONTROL_TINTS = 6;

/** Each controller has its tint for the whole sheet, whatever the day. */
export function tintsOf(areas: readonly ControlArea[]): Map<string, number> {
  const names = [...new Set(areas.map((area) => area.controller))].sort();
  return new Map(names.map((name, index) => [name, index % CONTROL_TINTS]));
}

export class ControlLayer {
  private readonly shapes: [ControlArea, L.Polygon][];
  private readonly dates: Dates;

  constructor(private readonly map: L.Map, sheet: Sheet, private readonly store: Store) {
    const tints = tintsOf(sheet.control);
    const renderer = L.svg({ padding: 0.6, pane: pane(map, "gm-control", 220) });
    this.dates = new Dates(sheet.margins.language);
    this.shapes = sheet.control.map((area) => [area, this.shape(area, tints.get(area.controller) ?? 0, renderer)]);
    store.listen((state, before) => void (state.range?.to !== before.range?.to && this.update()));
    this.update();
  }

  private shape(area: ControlArea, tint: number, renderer: L.Renderer): L.Polygon {
    const className = `gm-control gm-tint-${tint} is-${area.status}`;
    const polygon = L.polygon(area.shape, { className, renderer, smoothFactor: 0.7, bubblingMouseEvents: true });
    return polygon.bindTooltip(() => this.words(area), { sticky: true, className: "gm-tip", direction: "top", opacity: 1 });
  }

  private update(): void {
    const day = this.store.state.range?.to;
    for (const [area, polygon] of this.shapes) {
      if (holdsOn(area, day)) polygon.addTo(this.map);
      else polygon.remove();
    }
  }

  private words(area: ControlArea): HTMLElement {
    const status = AREA_STATUS_WORDS[area.status] ?? area.status;
    return el("div", {},
      el("div", {}, said(area.name, "gm-tip-name")),
      el("div", {}, `${WORDS.held} `, said(area.controller), status && `, ${status}`),
      el("div", { class: "gm-tip-small" }, validity(area, this.dates)),
      area.source && el("div", { class: "gm-tip-small" }, said(area.source)),
    );
  }
}

/** "from 1 Dec 2020", "until 30 Nov 2020"; the last day is the one before `to`. */
export function validity(area: ControlArea, dates: Dates): string {
  if (area.from !== null && area.to !== null) return dates.range(area.from, area.to - 1);
  if (area.from !== null) return `from ${dates.day(area.from)}`;
  return area.to === null ? "" : `until ${dates.day(area.to - 1)}`;
}
