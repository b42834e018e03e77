/** On paper: the whole map with numbers on it, painted finer; the table follows from the page itself. */

import type L from "leaflet";
import type { InkLayer } from "./ink";
import type { Store } from "./store";

const SHARP = 3;

interface Scene { root: HTMLElement; map: L.Map; store: Store; ink: InkLayer; home: () => void }

export function printing({ root, map, store, ink, home }: Scene): void {
  let before: { centre: L.LatLng; zoom: number } | null = null;
  window.addEventListener("beforeprint", () => {
    before = { centre: map.getCenter(), zoom: map.getZoom() };
    const bounds = map.getBounds();
    root.classList.add("is-printing");
    store.change({ printing: true });
    map.invalidateSize({ animate: false, pan: false });
    // The reader's own view where it is narrower than the whole, else the whole.
    if (bounds.isValid()) map.fitBounds(bounds, { animate: false });
    else home();
    ink.redraw(SHARP);
  });
  window.addEventListener("afterprint", () => {
    root.classList.remove("is-printing");
    store.change({ printing: false });
    map.invalidateSize({ animate: false, pan: false });
    if (before) map.setView(before.centre, before.zoom, { animate: false });
    ink.redraw();
  });
}
