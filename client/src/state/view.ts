/** Keeps the address in step with what is seen, and what is seen with the address. */

import type L from "leaflet";
import { NO_FILTERS, type Filters } from "./filters";
import { readHash, showHash, writeHash, type Link } from "./hash";
import type { Store } from "./store";

const DELAY_MS = 400;

export class View {
  /** The address changes only once the reader has done something. */
  private touched = false;
  private timer = 0;
  private written = "";

  constructor(private readonly map: L.Map, private readonly store: Store, root: HTMLElement) {
    store.address = () => location.href.split("#", 1)[0] + this.hash();
    for (const kind of ["pointerdown", "keydown", "wheel"]) root.addEventListener(kind, () => void (this.touched = true), { passive: true });
    window.addEventListener("hashchange", () => void (location.hash !== this.written && this.follow(location.hash)));
    // A page that holds the map in a frame may ask for a view; all that comes of any message is a view.
    window.addEventListener("message", ({ data }: MessageEvent) => void (typeof data?.geomap?.view === "string" && this.follow(data.geomap.view)));
  }

  /** Show what an address says. */
  follow(hash: string): void {
    const link = readHash(hash);
    const { store, map } = this;
    if (link.latitude !== null && link.longitude !== null && link.zoom !== null) map.setView([link.latitude, link.longitude], link.zoom, { animate: false });
    store.change({ range: link.range && store.period ? link.range : store.period, filters: filtersOf(link, store), picked: null });
    const open = link.open === null ? -1 : store.sheet.incidents.ids.find(link.open);
    store.change(open < 0 ? { open: null } : { open, panelOpen: true });
  }

  saveSoon(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), DELAY_MS);
  }

  private save(): void {
    if (!this.touched) return;
    this.written = this.hash();
    showHash(this.written);
    if (window.parent !== window) window.parent.postMessage({ geomap: { view: this.written } }, "*");
  }

  private hash(): string {
    const { state, period, sheet } = this.store;
    const { lat, lng } = this.map.getCenter();
    const { filters, range } = state;
    const isWhole = !period || !range || (range.from === period.from && range.to === period.to);
    const open = state.open === null ? null : sheet.incidents.ids.at(state.open);
    const codes = (values: readonly string[], off: ReadonlySet<string>): number[] => [...off].map((value) => values.indexOf(value));
    const switches = {
      types: codes(sheet.types, filters.types), statuses: codes(sheet.statuses, filters.statuses), precisions: [...filters.precisions], articles: [...filters.articles],
    };
    return writeHash({
      latitude: lat, longitude: lng, zoom: this.map.getZoom(), range: isWhole ? null : range, open, text: filters.text, switches,
      actors: [...filters.actors], history: filters.history,
    });
  }
}

/** Numbers that this sheet does not know are ignored: the link may be of another map. */
function filtersOf({ switches, actors, text, history }: Link, { sheet, state }: Store): Filters {
  const words = (values: readonly string[], codes: readonly number[]): Set<string> => new Set(codes.filter((code) => code < values.length).map((code) => values[code] as string));
  return {
    ...NO_FILTERS, text, actors: new Set(actors), history: history || state.filters.history,
    types: words(sheet.types, switches.types), statuses: words(sheet.statuses, switches.statuses),
    precisions: new Set(switches.precisions.filter((precision) => precision < 4)), articles: new Set(switches.articles.filter((article) => article < sheet.articles.length)),
  };
}
