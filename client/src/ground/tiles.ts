/** A background map from somebody's server, where the author asked for one: the only thing on a page that asks anybody. */

import L from "leaflet";
import type { Tiles } from "../payload/facts";
import { el } from "../words/dom";
import type { Language } from "../words/language";
import { pane } from "./ground";

export function addTiles(map: L.Map, tiles: Tiles, language: Language): void {
  map.getContainer().classList.add("has-tiles");
  const layer = L.tileLayer(tiles.url, {
    subdomains: tiles.subdomains || "a", minZoom: tiles.leastZoom, maxNativeZoom: tiles.mostZoom, pane: pane(map, "gm-tiles", 205), className: "gm-tile",
    // The page tells nobody where it is; some servers answer nobody who does not say.
    referrerPolicy: "strict-origin-when-cross-origin",
  });
  const credit = new TilesCredit(tiles, language);
  map.addControl(credit);
  layer.on("tileerror", () => credit.tellFailure());
  layer.on("tileload", () => credit.tellSuccess());
  layer.addTo(map);
}

/** Whom to name for the tiles, always in sight; and whether they came, since a blank map says nothing of the ground. */
class TilesCredit extends L.Control {
  private readonly failure = el("span", { class: "gm-tiles-failed", role: "status" });
  private came = false;

  constructor(private readonly tiles: Tiles, private readonly language: Language) {
    // Over scale and north: the other corner is the legend's on a phone
    super({ position: language.isRightToLeft ? "bottomleft" : "bottomright" });
  }

  override onAdd(): HTMLElement {
    return el("div", { class: "gm-tiles-credit", dir: "auto" }, this.failure, el("bdi", {}, this.tiles.attribution));
  }

  tellFailure(): void {
    if (!this.came) this.failure.textContent = `${this.language.word("tilesFailed")} `;
  }

  tellSuccess(): void {
    this.came = true;
    this.failure.textContent = "";
  }
}
