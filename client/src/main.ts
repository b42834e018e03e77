/** Turns every block of data on the page into a map sheet. One global: `window.geomap`. */

import L from "leaflet";
import { decodeSheet } from "./payload";
import { SheetMap } from "./sheetmap";
import { unpack } from "./unpack";

declare global {
  interface Window {
    geomap?: { maps: L.Map[]; sheets: SheetMap[]; leaflet: typeof L };
  }
}

// Leaflet puts itself on the window; a page that holds our map keeps its own Leaflet, or none.
(L as typeof L & { noConflict?: () => void }).noConflict?.();
const page = window as unknown as { L?: unknown };
if (page.L === undefined) delete page.L;

const geomap = (window.geomap ??= { maps: [], sheets: [], leaflet: L });
const roots = document.querySelectorAll<HTMLElement>(".gm-page");
document.querySelectorAll<HTMLScriptElement>("script.gm-data").forEach((data, index) => {
  const root = roots[index];
  if (!root) return;
  document.documentElement.classList.add("gm-runs");
  const show = (text: string): void => {
    const sheet = new SheetMap(root, decodeSheet(text));
    geomap.sheets.push(sheet);
    geomap.maps.push(sheet.map);
  };
  const text = data.textContent ?? "";
  // Small data is read at once, so that scripts after ours find their map.
  if (data.dataset["packed"] === undefined) show(text);
  else void unpack(text).then(show);
});
