/** The small label under the pointer. It never opens by itself and never takes the focus. */

import L from "leaflet";
import { Dates } from "./dates";
import { el, said } from "./dom";
import { factWords, whenWords, whereWords } from "./entry";
import type { InkLayer } from "./ink";
import type { Incident, Sheet } from "./payload";
import { incidentsWords } from "./words";

const MOST_LINES = 4;

export function tipsOn(map: L.Map, ink: InkLayer, sheet: Sheet): void {
  const dates = new Dates(sheet.margins.language);
  const tip = L.tooltip({ direction: "top", offset: [0, -12], className: "gm-tip", opacity: 1 });
  map.on("mousemove", ({ containerPoint }: L.LeafletMouseEvent) => {
    const target = ink.at(containerPoint);
    map.getContainer().classList.toggle("is-over-mark", target !== null);
    if (!target) return void map.closeTooltip(tip);
    tip.setContent(words(target.incidents, dates)).setLatLng(map.containerPointToLatLng([target.x, target.y]));
    map.openTooltip(tip);
  });
  map.on("mouseout movestart zoomstart click", () => void map.closeTooltip(tip));
}

function words(incidents: readonly Incident[], dates: Dates): HTMLElement {
  const lines = incidents.slice(0, MOST_LINES).map((incident) =>
    el("div", { class: "gm-tip-line" },
      el("b", {}, said(incident.what)), ` · ${whenWords(incident, dates)} · `, whereWords(incident),
      el("div", { class: "gm-tip-small" }, factWords(incident))));
  const rest = incidents.length - lines.length;
  return el("div", {}, ...lines, rest > 0 && el("div", { class: "gm-tip-small" }, `and ${incidentsWords(rest)} more`));
}
