/** On paper: the map with numbers on it, painted finer; the table follows from the page itself. */

import type L from "leaflet";
import type { InkLayer } from "../marks/ink";
import type { Store } from "../state/store";

/** Device pixels to a CSS pixel: three make about 300 to an inch. */
const SHARP = 3;

interface Scene {
  root: HTMLElement; map: L.Map; store: Store; ink: InkLayer;
  /** Whether the map shows the whole, and how to make it do so. */
  isHome: () => boolean;
  home: () => void;
}

/**
 * A browser tells the shape of the paper only once it has begun to print, by this. It has counted the pages by then, and
 * shrinks for good what was too wide: the sheet is laid out to fit on either paper, then widened where there is room.
 */
const LYING = "print and (orientation: landscape)";
/** CSS pixels of 250 mm. Chromium says for a moment that standing paper lies; its width is right from the start. */
const WIDE = 945;

export function printing({ root, map, store, ink, isHome, home }: Scene): void {
  let before: { centre: L.LatLng; zoom: number; isHome: boolean; open: Set<HTMLDetailsElement> } | null = null;
  const parts = (): HTMLDetailsElement[] => [...root.querySelectorAll<HTMLDetailsElement>(".gm-legend, .gm-about")];
  const lay = (): void => {
    map.invalidateSize({ animate: false, pan: false });
    // The reader's own view if there is one, else the whole.
    if (!before || before.isHome) home();
    else map.setView(before.centre, before.zoom, { animate: false });
    ink.redraw(SHARP);
  };

  window.addEventListener("beforeprint", () => {
    before = { centre: map.getCenter(), zoom: map.getZoom(), isHome: isHome(), open: new Set(parts().filter((part) => part.open)) };
    for (const part of parts()) part.open = true;
    root.classList.add("is-printing");
    keepShown(root, store);
    store.change({ printing: true });
    lay();
  });

  matchMedia(LYING).addEventListener("change", ({ matches }) => {
    const isLying = matches && document.documentElement.clientWidth >= WIDE;
    if (!root.classList.contains("is-printing") || isLying === root.classList.contains("is-lying")) return;
    root.classList.toggle("is-lying", isLying);
    lay();
  });

  window.addEventListener("afterprint", () => {
    root.classList.remove("is-printing", "is-lying");
    for (const part of parts()) part.open = before?.open.has(part) ?? true;
    store.change({ printing: false });
    map.invalidateSize({ animate: false, pan: false });
    if (before) map.setView(before.centre, before.zoom, { animate: false });
    ink.redraw();
  });
}

/** Of the table's rows those on paper that are in the list: the numbers stay those of the map. */
function keepShown(root: HTMLElement, store: Store): void {
  const number = [...document.querySelectorAll(".gm-page")].indexOf(root);
  const rows = document.querySelectorAll(".gm-record")[number]?.querySelectorAll<HTMLElement>("tbody tr") ?? [];
  const shown = new Set(store.listed().subarray(0, rows.length));
  rows.forEach((row, index) => void (row.hidden = !shown.has(index)));
}
