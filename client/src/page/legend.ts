/** The legend: it explains what can be seen now, and nothing else. */

import { tintsOf } from "../ground/control";
import { isCeasefire } from "../ground/ground";
import type { ControlArea, Shaded } from "../payload/facts";
import { HISTORY } from "../payload/incidents";
import type { Ring } from "../payload/shapes";
import { HATCH_NAMES, hatchOf, hatchSign } from "../signs/hatches";
import { MIXED, shapeOf, symbolElement } from "../signs/symbols";
import { changesIn } from "../state/changes";
import { holdsOn } from "../state/clock";
import type { Sheet } from "../state/sheet";
import type { Store } from "../state/store";
import { el, replace, said, svg, type Child } from "../words/dom";
import type { Language } from "../words/language";

/** Disputed areas; of the whole world they would fill the legend. */
const MOST_NAMED = 4;

export type IsSeen = (paths: readonly Ring[]) => boolean;

/** What occurs among the shown incidents. */
interface Present { types: Set<number>; statuses: Set<number>; hasHistory: boolean; hasNear: boolean; hasArea: boolean }

export class Legend {
  readonly element: HTMLDetailsElement;
  private readonly content = el("div", { class: "gm-legend-content" });
  private readonly sheet: Sheet;
  private width = 0;
  private present: { of: Uint32Array; found: Present } | null = null;

  constructor(private readonly store: Store) {
    this.sheet = store.sheet;
    this.element = el("details", { class: "gm-legend", "data-untrusted": true }, el("summary", {}, this.sheet.language.word("legend")), this.content);
  }

  /** `isSeen` tells whether a shape is in view and large enough to be made out. */
  update(shown: Uint32Array, isSeen: IsSeen): void {
    if (this.present?.of !== shown) this.present = { of: shown, found: presentIn(this.sheet, shown) };
    const { found } = this.present;
    replace(this.content, this.types(found), this.statuses(found), this.precisions(found), this.control(isSeen), this.lines(isSeen));
    this.keepHeight();
  }

  /** Rows come and go with the view. A strip that shrank would widen the map, change the view and grow again, for ever. */
  private keepHeight(): void {
    const { style, clientWidth } = this.content;
    if (clientWidth !== this.width) style.minHeight = "";
    this.width = clientWidth;
    style.minHeight = `${this.content.clientHeight}px`;
  }

  private types(present: Present): Child {
    const { sheet } = this;
    const rows = sheet.types.filter((_, code) => present.types.has(code)).map((type) =>
      row(symbolElement({ shape: shapeOf(type, sheet), status: "reported", history: false }, 16), sheet.language.of("type", type)));
    if (present.hasHistory) rows.push(row(symbolElement({ shape: MIXED, status: "reported", history: true }, 16), sheet.language.word("historySign")));
    if (rows.length === 0 && this.store.counted() > 0) rows.push(el("div", { class: "gm-legend-row" }, sheet.language.word("nonePlaced")));
    return rows.length > 0 && el("div", { class: "gm-legend-part" }, ...rows);
  }

  private statuses(present: Present): Child {
    const { sheet } = this;
    if (present.statuses.size === 0) return null;
    const rows = sheet.statuses.filter((_, code) => present.statuses.has(code)).map((status) =>
      row(symbolElement({ shape: MIXED, status, history: false }, 16), sheet.language.of("status", status)));
    return el("div", { class: "gm-legend-part" }, ...rows);
  }

  private precisions({ hasNear, hasArea }: Present): Child {
    const { language } = this.sheet;
    const rows: Child[] = [];
    if (hasNear) rows.push(row(swatch("gm-swatch-near"), language.of("precision", 2)));
    if (hasArea) rows.push(row(hatchSwatch(), language.of("precision", 3)));
    return rows.length > 0 && el("div", { class: "gm-legend-part" }, ...rows);
  }

  private control(isSeen: IsSeen): Child {
    const { sheet, store } = this;
    const { language } = sheet;
    const day = store.state.range?.to;
    if (!sheet.control.some((area) => isSeen([corners(area)]))) return null;
    const areas = sheet.control.filter((area) => holdsOn(area, day) && isSeen([corners(area)]));
    const title = `${language.word("control")}, ${day === undefined ? language.word("latest") : language.dates.day(day)}`;
    const rows = areas.length ? [...controlRows(areas, sheet, day), ...this.changeRows(isSeen)] : [el("div", { class: "gm-legend-row" }, language.word("noControl"))];
    return el("div", { class: "gm-legend-part" }, el("div", { class: "gm-legend-title" }, title), ...rows);
  }

  /** What the marks of changes on the map mean, and how closely the lines are known. */
  private changeRows(isSeen: IsSeen): Child[] {
    const { sheet: { control, language }, store: { state: { range } } } = this;
    const { handed, moved } = changesIn(control, range);
    const since = range ? language.dates.day(range.from) : "";
    const rows: Child[] = [];
    if ([...handed.keys()].some((area) => isSeen([corners(area)]))) rows.push(row(areaSwatch("gm-tint-none is-changed"), language.word("changedSince", { day: since })));
    if (moved.some((area) => isSeen([corners(area)]))) rows.push(row(lineSwatch("gm-line-before"), language.word("lineOn", { day: since })));
    const held = control.filter((area) => area.precision && holdsOn(area, range?.to) && isSeen([corners(area)]));
    for (const how of new Set(held.map((area) => area.precision))) {
      rows.push(el("div", { class: "gm-legend-row" }, el("span", {}, ...language.parts("linesPrecise", { how: said(how) }))));
    }
    return rows;
  }

  private lines(isSeen: IsSeen): Child {
    const { language, disputed } = this.sheet;
    const seen = disputed.filter((one) => holdsOn(one, this.store.state.range?.to) && isSeen(one.lines));
    const rows: Child[] = [];
    const shaded = this.sheet.shaded.filter((one) => holdsOn(one, this.store.state.range?.to) && isSeen(one.shape.flat()));
    if (shaded.length) rows.push(row(areaSwatch("gm-shaded"), language.word("disputedArea"), ": ", ...namesOf(shaded, language)));
    if (seen.some((one) => !isCeasefire(one))) rows.push(row(lineSwatch("gm-disputed"), language.word("disputedLine")));
    if (seen.some(isCeasefire)) rows.push(row(lineSwatch("gm-ceasefire"), language.word("ceasefireLine")));
    return rows.length > 0 && el("div", { class: "gm-legend-part" }, ...rows);
  }
}

/** The first few by name: the map names them too, where it has room. */
function namesOf(shaded: readonly Shaded[], language: Language): Child[] {
  const few = shaded.length > MOST_NAMED + 1 ? shaded.slice(0, MOST_NAMED) : shaded;
  const rest = shaded.length - few.length;
  return [...few.flatMap((one, index) => [index > 0 && ", ", said(one.name)]), rest > 0 && ` ${language.count("andMore", rest)}`];
}

function presentIn({ incidents }: Sheet, shown: Uint32Array): Present {
  const { table, group } = incidents;
  const [type, status, precision, area] = [table.column("type"), table.column("status"), table.column("precision"), table.column("area")];
  const present: Present = { types: new Set(), statuses: new Set(), hasHistory: false, hasNear: false, hasArea: false };
  // Sets of a million additions are slow; flags of few codes are not.
  const [types, statuses] = [new Uint8Array(256), new Uint8Array(256)];
  for (const index of shown) {
    if (area[index]) present.hasArea = true;
    else if (precision[index] === 2) present.hasNear = true;
    if (group[index] === HISTORY) present.hasHistory = true;
    else types[type[index] as number] = statuses[status[index] as number] = 1;
  }
  types.forEach((isThere, code) => void (isThere && present.types.add(code)));
  statuses.forEach((isThere, code) => void (isThere && present.statuses.add(code)));
  return present;
}

/** Enough of an area to tell whether it is seen. */
function corners({ box: [west, south, east, north] }: ControlArea): Ring {
  return [[south, west], [north, east]];
}

function controlRows(areas: readonly ControlArea[], { language, control, sides }: Sheet, day: number | undefined): Child[] {
  const tints = tintsOf({ control, sides });
  const controllers = [...new Set(areas.map((area) => area.controller))].sort();
  const hatches = HATCH_NAMES.filter((name) => areas.some((area) => hatchOf(area, day) === name));
  return [
    ...controllers.map((name) => row(areaSwatch(`gm-tint-${tints.get(name) ?? 0}`), said(name))),
    ...hatches.map((name) => row(hatchSign(name), name === "carried" ? language.word("carried") : language.of("area", name))),
    areas.some((area) => area.status === "approximate") && row(areaSwatch("gm-tint-none is-approximate"), language.of("area", "approximate")),
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
