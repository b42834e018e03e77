/** The legend: it explains what can be seen now, and nothing else. */

import { holdsOn } from "./clock";
import { tintsOf } from "./control";
import { Dates } from "./dates";
import { el, replace, said, svg, type Child } from "./dom";
import { isCeasefire } from "./ground";
import type { ControlArea, Incident } from "./payload";
import type { Ring } from "./shapes";
import type { Store } from "./store";
import { MIXED, shapeOf, symbolElement } from "./symbols";
import { AREA_STATUS_WORDS, STATUS_WORDS, WORDS } from "./words";

export type IsSeen = (paths: readonly Ring[]) => boolean;

export class Legend {
  readonly element: HTMLDetailsElement;
  private readonly content = el("div", { class: "gm-legend-content" });
  private readonly dates: Dates;
  private width = 0;

  constructor(private readonly store: Store) {
    this.dates = new Dates(store.sheet.margins.language);
    this.element = el("details", { class: "gm-legend", "data-untrusted": true }, el("summary", {}, WORDS.legend), this.content);
  }

  /** `isSeen` tells whether a shape is in view and large enough to be made out. */
  update(shown: readonly Incident[], isSeen: IsSeen): void {
    replace(this.content, this.types(shown), this.statuses(shown), this.precisions(shown), this.control(isSeen), this.lines(isSeen));
    this.keepHeight();
  }

  /** Rows come and go with the view. A strip that shrank would widen the map, change the view and grow again, for ever. */
  private keepHeight(): void {
    const { style, clientWidth } = this.content;
    if (clientWidth !== this.width) style.minHeight = "";
    this.width = clientWidth;
    style.minHeight = `${this.content.clientHeight}px`;
  }

  private types(shown: readonly Incident[]): Child {
    const { sheet } = this.store;
    const present = sheet.types.filter((type) => shown.some((incident) => incident.type === type && !incident.flags.has("background")));
    const rows = present.map((type) => row(symbolElement({ shape: shapeOf(type, sheet), status: "reported", history: false }, 16), type));
    if (shown.some((incident) => incident.flags.has("background"))) {
      rows.push(row(symbolElement({ shape: shapeOf("Protests", sheet), status: "reported", history: true }, 16), "History"));
    }
    return rows.length > 0 && el("div", { class: "gm-legend-part" }, ...rows);
  }

  private statuses(shown: readonly Incident[]): Child {
    const present = new Set(shown.filter((incident) => !incident.flags.has("background")).map((incident) => incident.status));
    if (present.size === 0) return null;
    const rows = this.store.sheet.statuses.filter((status) => present.has(status)).map((status) =>
      row(symbolElement({ shape: MIXED, status, history: false }, 16), STATUS_WORDS[status] ?? status));
    return el("div", { class: "gm-legend-part" }, ...rows);
  }

  private precisions(shown: readonly Incident[]): Child {
    const rows: Child[] = [];
    if (shown.some((incident) => incident.precision === 2)) rows.push(row(swatch("gm-swatch-near"), "Near the named place"));
    if (shown.some((incident) => incident.precision === 3)) rows.push(row(hatchSwatch(), "Somewhere in the region"));
    return rows.length > 0 && el("div", { class: "gm-legend-part" }, ...rows);
  }

  private control(isSeen: IsSeen): Child {
    const { sheet, state } = this.store;
    const day = state.range?.to;
    if (!sheet.control.some((area) => isSeen(area.shape.flat()))) return null;
    const areas = sheet.control.filter((area) => holdsOn(area, day) && isSeen(area.shape.flat()));
    const title = `${WORDS.control}, ${day === undefined ? WORDS.latest : this.dates.day(day)}`;
    const rows = areas.length ? controlRows(areas, tintsOf(sheet.control)) : [el("div", { class: "gm-legend-row" }, WORDS.noControl)];
    return el("div", { class: "gm-legend-part" }, el("div", { class: "gm-legend-title" }, title), ...rows);
  }

  private lines(isSeen: IsSeen): Child {
    const disputed = this.store.sheet.disputed.filter((one) => holdsOn(one, this.store.state.range?.to) && isSeen(one.lines));
    const rows: Child[] = [];
    if (disputed.some((one) => !isCeasefire(one))) rows.push(row(lineSwatch("gm-disputed"), "Disputed or undetermined border"));
    if (disputed.some(isCeasefire)) rows.push(row(lineSwatch("gm-ceasefire"), "Ceasefire or control line"));
    return rows.length > 0 && el("div", { class: "gm-legend-part" }, ...rows);
  }
}

function controlRows(areas: readonly ControlArea[], tints: Map<string, number>): Child[] {
  const controllers = [...new Set(areas.map((area) => area.controller))].sort();
  const statuses = [...new Set(areas.map((area) => area.status))].filter((status) => AREA_STATUS_WORDS[status]).sort();
  return [
    ...controllers.map((name) => row(areaSwatch(`gm-tint-${tints.get(name) ?? 0}`), said(name))),
    ...statuses.map((status) => row(areaSwatch(`gm-tint-none is-${status}`), AREA_STATUS_WORDS[status] ?? status)),
  ];
}

function areaSwatch(className: string): SVGElement {
  return svg("svg", { width: 18, height: 12, "aria-hidden": "true" },
    svg("rect", { x: 1, y: 1, width: 16, height: 10, class: `gm-control ${className}` }));
}

function row(sign: Node, ...words: Child[]): HTMLElement {
  return el("div", { class: "gm-legend-row" }, el("span", { class: "gm-legend-sign" }, sign), el("span", {}, ...words));
}

function swatch(className: string): SVGElement {
  return svg("svg", { width: 18, height: 18, "aria-hidden": "true" }, svg("circle", { cx: 9, cy: 9, r: 7.5, class: className }));
}

function hatchSwatch(): SVGElement {
  const lines = [2, 7, 12, 17].map((x) => `M${x - 5} 13L${x + 5} 1`).join("");
  return svg("svg", { width: 18, height: 14, "aria-hidden": "true" },
    svg("path", { d: lines, class: "gm-swatch-hatch" }), svg("rect", { x: 1, y: 1, width: 16, height: 12, class: "gm-swatch-edge" }));
}

function lineSwatch(className: string): SVGElement {
  return svg("svg", { width: 18, height: 8, "aria-hidden": "true" }, svg("path", { d: "M0 4H18", class: className }));
}
