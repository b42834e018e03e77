/** On paper: the map with numbers on it, painted finer; the table follows from the page itself. */

import type L from "leaflet";
import type { InkLayer } from "./ink";
import type { Store } from "./store";

/** Device pixels to a CSS pixel: three make about 300 to an inch. */
const SHARP = 3;

interface Scene {
  root: HTMLElement; map: L.Map; store: Store; ink: InkLayer;
  /** Fit the map to what it should show after its box has changed. */
  fit: () => void;
}

export function printing({ root, map, store, ink, fit }: Scene): void {
  let before: { centre: L.LatLng; zoom: number; open: Set<HTMLDetailsElement> } | null = null;
  const parts = (): HTMLDetailsElement[] => [...root.querySelectorAll<HTMLDetailsElement>(".gm-legend, .gm-about")];

  window.addEventListener("beforeprint", () => {
    before = { centre: map.getCenter(), zoom: map.getZoom(), open: new Set(parts().filter((part) => part.open)) };
    for (const part of parts()) part.open = true;
    root.classList.add("is-printing");
    store.change({ printing: true });
    map.invalidateSize({ animate: false, pan: false });
    fit();
    ink.redraw(SHARP);
  });

  window.addEventListener("afterprint", () => {
    root.classList.remove("is-printing");
    for (const part of parts()) part.open = before?.open.has(part) ?? true;
    store.change({ printing: false });
    map.invalidateSize({ animate: false, pan: false });
    if (before) map.setView(before.centre, before.zoom, { animate: false });
    ink.redraw();
  });
}
