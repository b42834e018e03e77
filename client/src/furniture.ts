/** What a map sheet has at its edges: zoom, the way home, north, scale. */

import L from "leaflet";
import { button, el, svg } from "./dom";
import { WORDS } from "./words";

export function addFurniture(map: L.Map, home: () => void): void {
  map.addControl(new Home(home));
  map.addControl(new North());
  L.control.scale({ position: "bottomright", imperial: false, maxWidth: 110 }).addTo(map);
}

class Home extends L.Control {
  constructor(private readonly home: () => void) {
    super({ position: "topleft" });
  }

  override onAdd(): HTMLElement {
    const sign = svg("svg", { viewBox: "0 0 16 16", width: 15, height: 15, "aria-hidden": "true" },
      svg("path", { d: "M1.5 5.5v-4h4M10.5 1.5h4v4M14.5 10.5v4h-4M5.5 14.5h-4v-4", class: "gm-sign-line" }));
    const press = button(sign, { class: "gm-map-button", "aria-label": WORDS.wholeMap, title: WORDS.wholeMap }, this.home);
    L.DomEvent.disableClickPropagation(press);
    return el("div", { class: "gm-map-buttons" }, press);
  }
}

class North extends L.Control {
  constructor() {
    super({ position: "bottomright" });
  }

  override onAdd(): HTMLElement {
    return el("div", { class: "gm-north", role: "img", "aria-label": WORDS.north },
      svg("svg", { viewBox: "0 0 16 30", width: 14, height: 26, "aria-hidden": "true" },
        svg("path", { d: "M8 1 13.5 17 8 13.6 2.5 17Z", class: "gm-north-arrow" }),
        svg("path", { d: "M4.6 28.4V20.6L11.4 28.4V20.6", class: "gm-north-letter" })));
  }
}
