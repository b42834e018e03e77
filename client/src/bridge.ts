/** Lets folium objects of the map's author stand on our map: what their scripts expect to find, without jQuery. */

type Ready = { ready(action: () => void): void };

const leaflet = window.geomap?.leaflet;
const page = window as unknown as { L?: unknown; $?: unknown };
page.L ??= leaflet;
page.$ ??= (what: unknown): Element[] | Ready => {
  if (typeof what !== "string") return { ready: (action) => action() };
  const holder = document.createElement("template");
  // Only what a map's author wrote in Python comes this way; texts of articles never do.
  holder.innerHTML = what.trim();
  return [...holder.content.children];
};
