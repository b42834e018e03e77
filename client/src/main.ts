/** Turns every block of data on the page into a map sheet. One global: `window.geomap`. */

import L from "leaflet";
import { SheetMap } from "./page/sheetmap";
import { unpack } from "./payload/unpack";
import { decodeSheet } from "./state/sheet";

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
  if (root) start(root, data);
});

function start(root: HTMLElement, data: HTMLScriptElement): void {
  const classes = document.documentElement.classList;
  const show = (text: string): void => {
    const sheet = new SheetMap(root, decodeSheet(text));
    geomap.sheets.push(sheet);
    geomap.maps.push(sheet.map);
  };
  // Whoever cannot have the map has the table.
  const fail = (error: unknown): void => {
    classes.replace("gm-runs", "gm-failed");
    console.error(error);
  };
  classes.add("gm-runs");
  const text = data.textContent ?? "";
  // Small data is read at once, so that scripts after ours find their map.
  if (data.dataset["packed"] !== undefined) {
    unpack(text).then(show).catch(fail);
    return;
  }
  try {
    show(text);
  } catch (error) {
    fail(error);
  }
}
