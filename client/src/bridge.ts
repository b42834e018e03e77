/** Lets folium objects of the map's author stand on our map: what their scripts expect to find, without jQuery. */

import type L from "leaflet";
import iconRetinaUrl from "leaflet/dist/images/marker-icon-2x.png";
import iconUrl from "leaflet/dist/images/marker-icon.png";
import shadowUrl from "leaflet/dist/images/marker-shadow.png";

type Ready = { ready(action: () => void): void };

const leaflet = (window as unknown as { geomap: { leaflet: typeof L } }).geomap.leaflet;
const page = window as unknown as { L?: unknown; $?: unknown };
page.L ??= leaflet;
page.$ ??= (what: unknown): Element[] | Ready => {
  if (typeof what !== "string") return { ready: (action) => action() };
  const holder = document.createElement("template");
  // Only what a map's author wrote in Python comes this way; texts of articles never do.
  holder.innerHTML = what.trim();
  return [...holder.content.children];
};

// Leaflet looks for its marker pictures beside its style sheet; there is no such place in a single file.
leaflet.Icon.Default.imagePath = "";
leaflet.Icon.Default.mergeOptions({ iconUrl, iconRetinaUrl, shadowUrl });
