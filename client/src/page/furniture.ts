/** What a map sheet has at its edges: zoom, the way home, north, scale. */

import L from "leaflet";
import { button, el, svg } from "../words/dom";
import type { Language } from "../words/language";

/** The buttons stand where reading begins, north and scale where it ends. */
export function addFurniture(map: L.Map, language: Language, home: () => void): void {
  const mirrored = language.isRightToLeft;
  map.addControl(L.control.zoom({ position: mirrored ? "topright" : "topleft", zoomInTitle: language.word("zoomIn"), zoomOutTitle: language.word("zoomOut") }));
  map.addControl(new Home(language, home));
  map.addControl(new North(language));
  L.control.scale({ position: mirrored ? "bottomleft" : "bottomright", imperial: false, maxWidth: 110 }).addTo(map);
}

class Home extends L.Control {
  constructor(private readonly language: Language, private readonly home: () => void) {
    super({ position: language.isRightToLeft ? "topright" : "topleft" });
  }

  override onAdd(): HTMLElement {
    const sign = svg("svg", { viewBox: "0 0 16 16", width: 15, height: 15, "aria-hidden": "true" },
      svg("path", { d: "M1.5 5.5v-4h4M10.5 1.5h4v4M14.5 10.5v4h-4M5.5 14.5h-4v-4", class: "gm-sign-line" }));
    const press = button(sign, { class: "gm-map-button", "aria-label": this.language.word("wholeMap"), title: this.language.word("wholeMap") }, this.home);
    L.DomEvent.disableClickPropagation(press);
    return el("div", { class: "gm-map-buttons" }, press);
  }
}

class North extends L.Control {
  constructor(private readonly language: Language) {
    super({ position: language.isRightToLeft ? "bottomleft" : "bottomright" });
  }

  override onAdd(): HTMLElement {
    return el("div", { class: "gm-north", role: "img", "aria-label": this.language.word("north") },
      svg("svg", { viewBox: "0 0 16 30", width: 14, height: 26, "aria-hidden": "true" },
        svg("path", { d: "M8 1 13.5 17 8 13.6 2.5 17Z", class: "gm-north-arrow" }),
        svg("path", { d: "M4.6 28.4V20.6L11.4 28.4V20.6", class: "gm-north-letter" })));
  }
}
