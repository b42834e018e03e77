/** The list beside the map: what is shown, in groups, and the open incident. It is also the keyboard's way in. */

import { Dates } from "./dates";
import { button, el, replace } from "./dom";
import { entryBody, headLines } from "./entry";
import { filterBar } from "./filterbar";
import { groupOf, type Group } from "./filters";
import type { Incident } from "./payload";
import type { Store } from "./store";
import { takeaway } from "./takeaway";
import { countWords, incidentsWords, WORDS } from "./words";

const PAGE = 200;

export class Panel {
  readonly element: HTMLElement;
  private readonly list = el("div", { class: "gm-list" });
  private readonly count = el("p", { class: "gm-count", role: "status", "aria-live": "polite" });
  private readonly dates: Dates;
  private limit = PAGE;
  private heads = new Map<number, HTMLButtonElement>();

  constructor(private readonly store: Store) {
    this.dates = new Dates(store.sheet.margins.language);
    const fold = button(this.count, { class: "gm-handle", "aria-expanded": "false" }, () => store.change({ panelOpen: !store.state.panelOpen }));
    const close = button("×", { class: "gm-close", "aria-label": WORDS.close }, () => store.change({ panelOpen: false, open: null, picked: null }));
    this.element = el("section", { class: "gm-panel", "aria-label": WORDS.panel }, el("div", { class: "gm-panel-top" }, fold, close), filterBar(store), this.list, takeaway(store));
    this.element.addEventListener("keydown", (event) => this.onKey(event));
    store.listen((state, before) => {
      fold.setAttribute("aria-expanded", String(state.panelOpen));
      if (state.filters !== before.filters || state.range !== before.range || state.picked !== before.picked || state.open !== before.open) this.update();
      if (state.open !== before.open && state.open !== null) this.reveal(state.open);
    });
    this.update();
  }

  private update(): void {
    const { picked, filters } = this.store.state;
    const listed = this.store.listed();
    const chosen = picked ? listed.filter((incident) => picked.includes(incident.index)) : listed;
    const counted = listed.filter((incident) => groupOf(incident) === "news" || (groupOf(incident) === "history" && filters.history));
    this.count.textContent = countWords(counted.length, this.store.sheet.incidents.length);
    this.heads.clear();
    const focused = (document.activeElement as HTMLElement | null)?.dataset["incident"];
    replace(this.list,
      picked && this.pickedBar(chosen),
      ...(["news", "history", "plans"] as const).map((group) => this.group(group, chosen.filter((incident) => groupOf(incident) === group))),
      chosen.length === 0 && el("p", { class: "gm-none" }, WORDS.nothing),
    );
    if (focused !== undefined) this.heads.get(Number(focused))?.focus({ preventScroll: true });
  }

  private pickedBar(chosen: readonly Incident[]): HTMLElement {
    const back = button(WORDS.back, { class: "gm-text-button" }, () => this.store.change({ picked: null, open: null }));
    return el("div", { class: "gm-picked" }, `${incidentsWords(chosen.length)} here `, back);
  }

  private group(group: Group, incidents: readonly Incident[]): HTMLElement | null {
    if (incidents.length === 0) return null;
    const entries = el("ol", { class: "gm-entries" }, ...incidents.slice(0, this.limit).map((incident) => this.entry(incident)));
    const more = incidents.length > this.limit && button(WORDS.more, { class: "gm-more" }, () => this.showMore());
    if (group === "news") return el("div", { class: "gm-group" }, entries, more);
    const details = el("details", { class: "gm-group is-aside" },
      el("summary", {}, `${group === "history" ? WORDS.history : WORDS.plans} (${incidents.length})`),
      group === "history" && this.historySwitch(), entries, more);
    details.open = this.opened.has(group) || this.store.state.picked !== null || incidents.some((incident) => incident.index === this.store.state.open) || (group === "history" && this.store.state.filters.history);
    details.addEventListener("toggle", () => void (details.open ? this.opened.add(group) : this.opened.delete(group)));
    return details;
  }

  private readonly opened = new Set<Group>();

  private historySwitch(): HTMLElement {
    const box = el("input", { type: "checkbox" });
    box.checked = this.store.state.filters.history;
    box.addEventListener("change", () => this.store.filter({ history: box.checked }));
    return el("label", { class: "gm-check" }, box, WORDS.showHistory);
  }

  private showMore(): void {
    this.limit += PAGE;
    this.update();
  }

  private entry(incident: Incident): HTMLElement {
    const isOpen = this.store.state.open === incident.index;
    const head = button(headLines(incident, this.store.sheet, this.dates), {
      class: "gm-head", "aria-expanded": String(isOpen), "data-incident": incident.index,
    }, () => this.store.open(isOpen ? null : incident.index));
    this.heads.set(incident.index, head);
    return el("li", { class: isOpen ? "gm-entry is-open" : "gm-entry" }, head, isOpen && entryBody(incident, this.dates));
  }

  private reveal(index: number): void {
    const head = this.heads.get(index);
    const quiet = matchMedia("(prefers-reduced-motion: reduce)").matches;
    head?.closest(".gm-entry")?.scrollIntoView({ block: "nearest", behavior: quiet ? "auto" : "smooth" });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.walk(event, event.key === "ArrowDown" ? 1 : -1);
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") this.turn(event, event.key === "ArrowRight" ? 1 : -1);
  }

  /** Up and down move along the list. */
  private walk(event: KeyboardEvent, by: number): void {
    const heads = [...this.heads.values()].filter((head) => head.offsetParent !== null);
    const at = heads.indexOf(document.activeElement as HTMLButtonElement);
    const next = heads[at + by];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  /** Left and right open the neighbour of the open incident. */
  private turn(event: KeyboardEvent, by: number): void {
    if (this.store.state.open === null || event.target instanceof HTMLInputElement) return;
    const order = [...this.heads.keys()];
    const next = order[order.indexOf(this.store.state.open) + by];
    if (next === undefined) return;
    event.preventDefault();
    this.store.open(next);
    this.heads.get(next)?.focus({ preventScroll: true });
  }
}
