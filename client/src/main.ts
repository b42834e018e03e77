/** Turns every block of data on the page into a map sheet. One global: `window.geomap`. */

import L from "leaflet";
import { decodeSheet } from "./payload";
import { SheetMap } from "./sheetmap";

declare global {
  interface Window {
    geomap?: { maps: L.Map[]; sheets: SheetMap[]; leaflet: typeof L };
  }
}

const geomap = (window.geomap ??= { maps: [], sheets: [], leaflet: L });
const roots = document.querySelectorAll<HTMLElement>(".gm-page");
document.querySelectorAll<HTMLScriptElement>("script.gm-data").forEach((data, index) => {
  const root = roots[index];
  if (!root) return;
  document.documentElement.classList.add("gm-runs");
  const sheet = new SheetMap(root, decodeSheet(data.textContent ?? ""));
  geomap.sheets.push(sheet);
  geomap.maps.push(sheet.map);
});
