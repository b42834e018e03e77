/** The state of one sheet, and who wants to hear of its changes. */

import { HISTORY, NEWS } from "../payload/incidents";
import { periodOf, type Range } from "./clock";
import { listed, NO_FILTERS, onMap, passing, type Filters } from "./filters";
import { Search } from "./search";
import type { Sheet } from "./sheet";

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

interface Selection { mask: Uint8Array; range: Range | null; filters: Filters; listed: Uint32Array; onMap: Uint32Array; counted: number }

export type Listener = (state: State, before: State) => void;

export class Store {
  readonly period: Range | null;
  readonly search: Search;
  state: State;
  /** The address of what is seen now; set by whoever knows the map. */
  address = (): string => location.href;
  private selection: Selection | null = null;
  private passed: { filters: Filters; mask: Uint8Array } | null = null;
  private readonly listeners: Listener[] = [];

  constructor(readonly sheet: Sheet) {
    const { incidents } = sheet;
    this.search = new Search(incidents);
    const hasNews = incidents.group.includes(NEWS);
    this.period = periodOf(incidents, hasNews);
    // A map of nothing but history shows it.
    const filters = { ...NO_FILTERS, history: !hasNews };
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

  /** The numbers of the incidents in the list, in its order. */
  listed(): Uint32Array {
    return this.selected().listed;
  }

  onMap(): Uint32Array {
    return this.selected().onMap;
  }

  /** How many incidents are shown; history counts once it is on the map, plans never. */
  counted(): number {
    return this.selected().counted;
  }

  /** A one for each incident that passes all but the clock. */
  passing(): Uint8Array {
    const { filters } = this.state;
    if (this.passed?.filters !== filters) this.passed = { filters, mask: passing(this.sheet.incidents, filters, this.search) };
    return this.passed.mask;
  }

  open(index: number | null): void {
    this.change({ open: index, panelOpen: index !== null || this.state.panelOpen });
  }

  /** List, map and legend ask for the same in turn: it is found once a change. */
  private selected(): Selection {
    const { filters, range } = this.state;
    const mask = this.passing();
    if (this.selection?.mask !== mask || this.selection.range !== range) this.selection = this.select(mask, filters, range);
    return this.selection;
  }

  private select(mask: Uint8Array, filters: Filters, range: Range | null): Selection {
    const { incidents } = this.sheet;
    const chosen = listed(incidents, mask, range);
    const { group } = incidents;
    let counted = 0;
    for (const index of chosen) if (group[index] === NEWS || (group[index] === HISTORY && filters.history)) counted++;
    return { mask, range, filters, listed: chosen, onMap: onMap(incidents, chosen, filters), counted };
  }
}
