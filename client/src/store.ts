/** The state of one sheet, and who wants to hear of its changes. */

import { periodOf, type Range } from "./clock";
import { groupOf, isListed, isOnMap, NO_FILTERS, type Filters } from "./filters";
import type { Incident, Sheet } from "./payload";

export interface State {
  filters: Filters;
  range: Range | null;
  /** The open incident. */
  open: number | null;
  /** Incidents picked together on the map: a place, a region. */
  picked: readonly number[] | null;
  panelOpen: boolean;
  printing: boolean;
}

interface Selection { filters: Filters; range: Range | null; listed: readonly Incident[]; onMap: readonly Incident[] }

export type Listener = (state: State, before: State) => void;

export class Store {
  readonly period: Range | null;
  state: State;
  private selection: Selection | null = null;
  private readonly listeners: Listener[] = [];

  constructor(readonly sheet: Sheet) {
    const news = sheet.incidents.filter((incident) => groupOf(incident) === "news");
    this.period = periodOf(news) ?? periodOf(sheet.incidents);
    // A map of nothing but history shows it.
    const filters = { ...NO_FILTERS, history: news.length === 0 };
    this.state = { filters, range: this.period, open: null, picked: null, panelOpen: false, printing: false };
  }

  change(patch: Partial<State>): void {
    const before = this.state;
    this.state = { ...before, ...patch };
    for (const listener of this.listeners) listener(this.state, before);
  }

  filter(patch: Partial<Filters>): void {
    this.change({ filters: { ...this.state.filters, ...patch }, picked: null });
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  listed(): readonly Incident[] {
    return this.selected().listed;
  }

  onMap(): readonly Incident[] {
    return this.selected().onMap;
  }

  /** List, map and legend ask for the same in turn: it is found once a change. */
  private selected(): Selection {
    const { filters, range } = this.state;
    if (this.selection?.filters !== filters || this.selection.range !== range) {
      const listed = this.sheet.incidents.filter((incident) => isListed(incident, filters, range));
      this.selection = { filters, range, listed, onMap: listed.filter((incident) => isOnMap(incident, filters)) };
    }
    return this.selection;
  }

  open(index: number | null): void {
    this.change({ open: index, panelOpen: index !== null || this.state.panelOpen });
  }
}
