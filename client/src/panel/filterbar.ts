/** Search and filters above the list. */

import { MIXED, shapeOf, symbolElement } from "../signs/symbols";
import { isFiltered, NO_FILTERS, precisionOf, toggled, type Filters } from "../state/filters";
import type { Store } from "../state/store";
import { button, el, replace, said, type Child } from "../words/dom";
import { articleTree } from "./articletree";
import { choice } from "./choice";

/** Actors with boxes of their own; the search finds the others. */
const MOST_ACTORS = 25;
const TYPING_MS = 120;

type Switchable = "types" | "statuses" | "precisions";

export function filterBar(store: Store): HTMLElement {
  const { language } = store.sheet;
  const search = el("input", { type: "search", class: "gm-search", placeholder: language.word("search"), "aria-label": language.word("search"), dir: "auto" });
  let timer = 0;
  search.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => store.filter({ text: search.value }), store.sheet.incidents.length > 20_000 ? TYPING_MS : 0);
  });
  const choices = el("div", { class: "gm-choices" });
  const reset = button(language.word("reset"), { class: "gm-text-button" }, () => store.filter({ ...NO_FILTERS, history: store.state.filters.history }));
  const more = el("details", { class: "gm-filters" }, el("summary", {}, language.word("filters")), choices);
  const update = (): void => {
    if (search.value !== store.state.filters.text && document.activeElement !== search) search.value = store.state.filters.text;
    if (!isFiltered(store.state.filters)) search.value = "";
    reset.hidden = !isFiltered(store.state.filters);
    // Closed, the boxes need not be there; with many articles they are costly.
    if (more.open) redraw(choices, store);
  };
  more.addEventListener("toggle", update);
  store.listen((state, before) => void (state.filters !== before.filters && update()));
  update();
  return el("div", { class: "gm-filterbar" }, search, more, reset);
}

/** Boxes are made anew, but the one that was pressed keeps the focus, and what was unfolded stays so. */
function redraw(choices: HTMLElement, store: Store): void {
  const focused = document.activeElement instanceof HTMLElement && choices.contains(document.activeElement) ? document.activeElement.dataset["box"] : undefined;
  const open = new Set([...choices.querySelectorAll<HTMLDetailsElement>("details[open]")].map((one) => one.dataset["fold"]));
  const top = choices.scrollTop;
  replace(choices, ...groups(store));
  for (const one of choices.querySelectorAll<HTMLDetailsElement>("details[data-fold]")) if (open.has(one.dataset["fold"])) one.open = true;
  choices.scrollTop = top;
  if (focused !== undefined) [...choices.querySelectorAll<HTMLElement>("[data-box]")].find((one) => one.dataset["box"] === focused)?.focus({ preventScroll: true });
}

function groups(store: Store): Child[] {
  const { sheet } = store;
  const { language, incidents } = sheet;
  const { table } = incidents;
  const place = table.column("place");
  const precisions = table.column("precision").map((precision, index) => precisionOf(place[index] as number, precision));
  const look = (shape: typeof MIXED, status: string): Child => symbolElement({ shape, status, history: false }, 15);
  return [
    group(store, "types", counted(table.column("type"), sheet.types.length), sheet.types, (type) => [look(shapeOf(type, sheet), "reported"), language.of("type", type)]),
    group(store, "statuses", counted(table.column("status"), sheet.statuses.length), sheet.statuses, (status) => [look(MIXED, status), language.of("status", status)]),
    group(store, "precisions", counted(precisions, 4), [0, 1, 2, 3], (precision) => [language.of("precision", precision)]),
    actorGroup(store),
    articleTree(store),
  ];
}

function counted(codes: Int32Array, length: number): number[] {
  const counts = new Array<number>(length).fill(0);
  for (const code of codes) counts[code]!++;
  return counts;
}

/** A group of boxes, one a value that occurs; nothing to choose, no group. */
function group<T extends string | number>(store: Store, name: Switchable, counts: readonly number[], values: readonly T[], label: (value: T) => Child[]): HTMLElement | null {
  const present = values.filter((_, code) => (counts[code] ?? 0) > 0);
  if (present.length < 2) return null;
  const off = store.state.filters[name] as unknown as ReadonlySet<T>;
  const boxes = present.map((value) => choice(store, `${name} ${value}`, label(value), counts[values.indexOf(value)] ?? 0, !off.has(value), () => {
    store.filter({ [name]: toggled(off, value) } as Partial<Filters>);
  }));
  return el("fieldset", {}, el("legend", {}, store.sheet.language.word(name)), ...boxes);
}

/** Ticked actors alone are shown; as long as none is ticked, all are. */
function actorGroup(store: Store): HTMLElement | null {
  const { incidents, language } = store.sheet;
  const { actors: on } = store.state.filters;
  const counts = counted(incidents.actorRows, incidents.actors.length);
  const byName = new Map<string, number>();
  incidents.actors.forEach(([name], number) => byName.set(incidents.word(name), (byName.get(incidents.word(name)) ?? 0) + (counts[number] ?? 0)));
  if (byName.size < 2) return null;
  const most = [...byName].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0])).slice(0, MOST_ACTORS);
  const boxes = most.map(([name, count]) => choice(store, `actor ${name}`, [said(name)], count, on.has(name), () => store.filter({ actors: toggled(on, name) })));
  const rest = byName.size - most.length;
  return el("fieldset", {}, el("legend", {}, language.word("actors")), el("p", { class: "gm-hint" }, language.word("tickHint")), ...boxes,
    rest > 0 && el("p", { class: "gm-hint" }, language.count("searchOthers", rest)));
}
