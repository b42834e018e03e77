/** Search and filters above the list. */

import { button, el, replace, said, type Child } from "./dom";
import { isFiltered, NO_FILTERS, precisionOf, toggled, type Filters } from "./filters";
import type { Incident } from "./payload";
import type { Store } from "./store";
import { shapeOf, symbolElement } from "./symbols";
import { PRECISION_WORDS, STATUS_WORDS, WORDS } from "./words";

/** Boxes of a group: beyond it only those of most incidents, and the search for the others. */
const MOST_CHOICES = 60;

type Switchable = "types" | "statuses" | "precisions" | "articles";

export function filterBar(store: Store): HTMLElement {
  const search = el("input", { type: "search", class: "gm-search", placeholder: WORDS.search, "aria-label": WORDS.search, dir: "auto" });
  search.addEventListener("input", () => store.filter({ text: search.value }));
  const choices = el("div", { class: "gm-choices" });
  const reset = button(WORDS.reset, { class: "gm-text-button" }, () => store.filter({ ...NO_FILTERS, history: store.state.filters.history }));
  const more = el("details", { class: "gm-filters" }, el("summary", {}, WORDS.filters), choices);
  const update = (): void => {
    if (search.value !== store.state.filters.text) search.value = store.state.filters.text;
    reset.hidden = !isFiltered(store.state.filters);
    // Closed, the boxes need not be there; with many articles they are costly.
    if (more.open) replace(choices, ...groups(store));
  };
  more.addEventListener("toggle", update);
  store.listen((state, before) => void (state.filters !== before.filters && update()));
  update();
  return el("div", { class: "gm-filterbar" }, search, more, reset);
}

function groups(store: Store): Child[] {
  const { sheet } = store;
  const statusLook = (status: string): Child => symbolElement({ shape: shapeOf("Protests", sheet), status, history: false }, 15);
  const typeLook = (type: string): Child => symbolElement({ shape: shapeOf(type, sheet), status: "reported", history: false }, 15);
  return [
    group(store, "types", WORDS.types, sheet.types, (one) => [one.type], (type) => [typeLook(type), type]),
    group(store, "statuses", WORDS.statuses, sheet.statuses, (one) => [one.status], (status) => [statusLook(status), STATUS_WORDS[status] ?? status]),
    group(store, "precisions", WORDS.precisions, [1, 2, 3, 0], (one) => [precisionOf(one)], (precision) => [PRECISION_WORDS[precision] ?? ""]),
    group(store, "articles", WORDS.articles, sheet.articles.map((article) => article.index), articlesOf, (index) => articleLabel(store, index)),
  ];
}

const articlesOf = (incident: Incident): number[] => incident.reports.map((report) => report.article.index);

function articleLabel(store: Store, index: number): Child[] {
  const article = store.sheet.articles[index];
  return [said([article?.source, article?.title].filter(Boolean).join(": ") || `Article ${index + 1}`)];
}

/** A group of boxes, one a value that occurs; nothing to choose, no group. */
function group<T extends string | number>(
  store: Store, name: Switchable, title: string, values: readonly T[], valuesOf: (incident: Incident) => T[], label: (value: T) => Child[],
): HTMLElement | null {
  const counts = new Map<T, number>();
  for (const incident of store.sheet.incidents) for (const value of new Set(valuesOf(incident))) counts.set(value, (counts.get(value) ?? 0) + 1);
  const all = values.filter((value) => counts.has(value));
  if (all.length < 2) return null;
  const present = [...all].sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0)).slice(0, MOST_CHOICES);
  if (all.length <= MOST_CHOICES) present.splice(0, present.length, ...all);
  const off = store.state.filters[name] as ReadonlySet<T>;
  const boxes = present.map((value) => choice(label(value), counts.get(value) ?? 0, !off.has(value), () => {
    store.filter({ [name]: toggled(off, value) } as Partial<Filters>);
  }));
  const rest = all.length - present.length;
  return el("fieldset", {}, el("legend", {}, title), ...boxes, rest > 0 && el("p", { class: "gm-number" }, `${rest} more: search for their names`));
}

function choice(label: Child[], count: number, isOn: boolean, onChange: () => void): HTMLElement {
  const box = el("input", { type: "checkbox" });
  box.checked = isOn;
  box.addEventListener("change", onChange);
  return el("label", { class: "gm-check" }, box, el("span", { class: "gm-check-label" }, ...label), el("span", { class: "gm-number" }, count));
}
