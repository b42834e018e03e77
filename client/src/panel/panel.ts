/** The list beside the map: what is shown, in groups, and the open incident. It is also the keyboard's way in. */

import { HISTORY, NEWS, PLANS } from "../payload/incidents";
import type { Sheet } from "../state/sheet";
import type { Store } from "../state/store";
import { button, el, replace } from "../words/dom";
import { entryBody, headLines } from "./entry";
import { filterBar } from "./filterbar";
import { List, MOST_ROWS } from "./list";
import { takeaway } from "./takeaway";

/** Rows that are no incidents: the heads of history and plans, the switch that puts history on the map, the way on. */
const HISTORY_HEAD = -1;
const HISTORY_SWITCH = -2;
const PLANS_HEAD = -3;
const MORE = -4;

export class Panel {
  readonly element: HTMLElement;
  private readonly sheet: Sheet;
  private readonly scroller = el("div", { class: "gm-list" });
  private readonly above = el("div");
  private readonly list: List;
  private readonly count = el("span", { class: "gm-count" });
  private readonly status = el("p", { class: "gm-unseen", role: "status" });
  private readonly opened = new Set<number>();
  private rows: Int32Array = new Int32Array();
  private page = 0;
  /** How many incidents of each group are listed. */
  private readonly counts: Record<number, number> = {};
  private shown: { listed: Uint32Array; picked: readonly number[] | null } | null = null;

  constructor(private readonly store: Store) {
    this.sheet = store.sheet;
    const { language } = this.sheet;
    this.list = new List(this.scroller, (row) => this.row(this.rows[row] as number));
    this.scroller.append(this.above, this.list.element);
    const fold = button(this.count, { class: "gm-handle", "aria-expanded": "false" }, () => store.change({ panelOpen: !store.state.panelOpen }));
    const close = button("×", { class: "gm-close", "aria-label": language.word("close") }, () => store.change({ panelOpen: false, open: null, picked: null }));
    this.element = el("section", { class: "gm-panel", "aria-label": language.word("panel") },
      el("div", { class: "gm-panel-top" }, fold, this.steps(), close), this.status, filterBar(store), this.scroller, takeaway(store));
    this.element.addEventListener("keydown", (event) => this.onKey(event));
    store.listen((state, before) => {
      fold.setAttribute("aria-expanded", String(state.panelOpen));
      const isSame = state.filters === before.filters && state.range === before.range && state.picked === before.picked && state.open === before.open;
      if (!isSame) this.update();
      if (state.open !== before.open && state.open !== null) this.reveal(state.open);
    });
    this.update();
  }

  /** Buttons to the incident before and the one after; the arrow keys do the same. */
  private steps(): HTMLElement {
    const { language } = this.sheet;
    const step = (sign: string, key: "previous" | "next", by: number): HTMLButtonElement =>
      button(sign, { class: "gm-step", "aria-label": language.word(key), title: language.word(key) }, () => this.turn(by));
    return el("span", { class: "gm-steps" }, step("‹", "previous", -1), step("›", "next", 1));
  }

  private update(): void {
    const { store, sheet } = this;
    const { picked, open } = store.state;
    const listed = store.listed();
    const isSame = this.shown?.listed === listed && this.shown.picked === picked;
    if (!isSame) this.page = 0;
    this.shown = { listed, picked };
    const words = sheet.language.count("shown", sheet.incidents.length, { shown: sheet.language.number(store.counted()) });
    this.count.textContent = words;
    if (this.status.textContent !== words) this.status.textContent = words;
    const chosen = picked ? listed.filter(isIn(picked)) : listed;
    this.element.classList.toggle("has-open", open !== null);
    const focused = document.activeElement;
    const key = focused instanceof HTMLElement && this.element.contains(focused) ? (focused.dataset["row"] ?? null) : null;
    this.rows = this.rowsOf(chosen);
    replace(this.above, picked && this.pickedBar(chosen.length), chosen.length === 0 && el("p", { class: "gm-none" }, sheet.language.word("nothing")));
    this.list.show(this.rows.length, isSame);
    if (key !== null) this.headOf(Number(key))?.focus({ preventScroll: true });
  }

  private pickedBar(count: number): HTMLElement {
    const { language } = this.sheet;
    const back = button(language.word("back"), { class: "gm-text-button" }, () => this.store.change({ picked: null, open: null }));
    return el("div", { class: "gm-picked" }, `${language.count("here", count)} `, back);
  }

  /** The news, then history and plans, each behind its head. The order of incidents puts them so. */
  private rowsOf(chosen: Uint32Array): Int32Array {
    const { group } = this.sheet.incidents;
    let end = chosen.length;
    while (end > 0 && group[chosen[end - 1] as number] !== NEWS) end--;
    const from = Math.min(this.page * MOST_ROWS, end);
    const news = chosen.subarray(from, Math.min(end, from + MOST_ROWS));
    const after: number[] = from + MOST_ROWS < end ? [MORE] : [];
    for (const [kind, head] of [[HISTORY, HISTORY_HEAD], [PLANS, PLANS_HEAD]] as const) {
      const aside = chosen.subarray(end).filter((index) => group[index] === kind);
      this.counts[kind] = aside.length;
      if (aside.length === 0) continue;
      after.push(head);
      if (!this.isOpened(kind)) continue;
      if (kind === HISTORY) after.push(HISTORY_SWITCH);
      for (const index of aside) after.push(index);
    }
    const rows = new Int32Array(news.length + after.length);
    rows.set(news);
    rows.set(after, news.length);
    return rows;
  }

  private isOpened(kind: number): boolean {
    const { open, picked, filters } = this.store.state;
    const holdsOpen = open !== null && this.sheet.incidents.group[open] === kind;
    return this.opened.has(kind) || picked !== null || holdsOpen || (kind === HISTORY && filters.history);
  }

  private row(number: number): HTMLElement {
    if (number >= 0) return this.entry(number);
    const { language } = this.sheet;
    if (number === HISTORY_SWITCH) return el("li", { class: "gm-row" }, this.historySwitch());
    if (number === MORE) return el("li", { class: "gm-row" }, button(language.word("more"), { class: "gm-more" }, () => this.turnPage()));
    const kind = number === HISTORY_HEAD ? HISTORY : PLANS;
    const words = `${language.word(kind === HISTORY ? "history" : "plans")} (${language.number(this.counts[kind] ?? 0)})`;
    return el("li", { class: "gm-row" }, button(words, { class: "gm-group-head", "aria-expanded": String(this.isOpened(kind)), "data-row": number }, () => this.fold(kind)));
  }

  private fold(kind: number): void {
    if (!this.opened.delete(kind)) this.opened.add(kind);
    this.update();
  }

  private turnPage(): void {
    const page = this.page + 1;
    this.shown = null;
    this.update();
    this.page = page;
    this.shown = { listed: this.store.listed(), picked: this.store.state.picked };
    this.update();
    this.scroller.scrollTop = 0;
  }

  private historySwitch(): HTMLElement {
    const box = el("input", { type: "checkbox" });
    box.checked = this.store.state.filters.history;
    box.addEventListener("change", () => this.store.filter({ history: box.checked }));
    return el("label", { class: "gm-check" }, box, this.sheet.language.word("showHistory"));
  }

  private entry(index: number): HTMLElement {
    const isOpen = this.store.state.open === index;
    const incident = this.sheet.incidents.at(index);
    const head = button(headLines(incident, this.sheet), { class: "gm-head", "aria-expanded": String(isOpen), "data-row": index },
      () => this.store.open(isOpen ? null : index));
    const body = isOpen && entryBody(incident, this.sheet, this.store.state.filters.articles, (other) => this.store.open(other));
    return el("li", { class: isOpen ? "gm-entry is-open" : "gm-entry" }, head, body);
  }

  private headOf(row: number): HTMLElement | null {
    const at = this.rows.indexOf(row);
    return at < 0 ? null : (this.list.reveal(at)?.querySelector<HTMLElement>("[data-row]") ?? null);
  }

  private reveal(index: number): void {
    const head = this.headOf(index);
    const isQuiet = matchMedia("(prefers-reduced-motion: reduce)").matches;
    head?.closest(".gm-entry")?.scrollIntoView({ block: "nearest", behavior: isQuiet ? "auto" : "smooth" });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    const mirrored = this.sheet.language.isRightToLeft ? -1 : 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.walk(event, event.key === "ArrowDown" ? 1 : -1);
    if ((event.key === "ArrowRight" || event.key === "ArrowLeft") && this.store.state.open !== null) {
      event.preventDefault();
      this.turn((event.key === "ArrowRight" ? 1 : -1) * mirrored);
    }
  }

  /** Up and down move along the list. */
  private walk(event: KeyboardEvent, by: number): void {
    const key = (document.activeElement as HTMLElement | null)?.dataset["row"];
    if (key === undefined) return;
    for (let at = this.rows.indexOf(Number(key)) + by; at >= 0 && at < this.rows.length; at += by) {
      const head = this.list.reveal(at)?.querySelector<HTMLElement>("[data-row]");
      if (!head) continue;
      event.preventDefault();
      head.focus({ preventScroll: true });
      head.scrollIntoView({ block: "nearest" });
      return;
    }
  }

  /** Open the neighbour of the open incident; the first or the last where none is open. */
  private turn(by: number): void {
    const { open } = this.store.state;
    let at = open === null ? (by > 0 ? -1 : this.rows.length) : this.rows.indexOf(open);
    do at += by; while (at >= 0 && at < this.rows.length && (this.rows[at] as number) < 0);
    const next = this.rows[at];
    if (next === undefined) return;
    this.store.open(next);
    this.headOf(next)?.focus({ preventScroll: true });
  }
}

function isIn(picked: readonly number[]): (index: number) => boolean {
  const set = new Set(picked);
  return (index) => set.has(index);
}
