/** The small label under the pointer. It never opens by itself and never takes the focus. */

import L from "leaflet";
import type { InkLayer } from "../marks/ink";
import type { Target } from "../marks/target";
import { factWords, whenWords, whereWords } from "../panel/entry";
import type { Sheet } from "../state/sheet";
import { el, said } from "../words/dom";

const MOST_LINES = 4;

export function tipsOn(map: L.Map, ink: InkLayer, sheet: Sheet): void {
  const tip = L.tooltip({ direction: "top", offset: [0, -12], className: "gm-tip", opacity: 1 });
  map.on("mousemove", ({ containerPoint }: L.LeafletMouseEvent) => {
    const target = ink.at(containerPoint);
    map.getContainer().classList.toggle("is-over-mark", target !== null);
    if (!target) return void map.closeTooltip(tip);
    tip.setContent(words(target, sheet)).setLatLng(map.containerPointToLatLng([target.x, target.y]));
    map.openTooltip(tip);
  });
  map.on("mouseout movestart zoomstart click", () => void map.closeTooltip(tip));
}

function words(target: Target, { incidents, language }: Sheet): HTMLElement {
  const lines = target.members().slice(0, MOST_LINES).map((index) => {
    const incident = incidents.at(index);
    return el("div", { class: "gm-tip-line" },
      el("b", {}, said(language.of("sub", incident.what))), ` · ${whenWords(incident, language)} · `, ...whereWords(incident, language),
      el("div", { class: "gm-tip-small" }, factWords(incident, language)));
  });
  const rest = target.count - lines.length;
  return el("div", { dir: language.isRightToLeft ? "rtl" : null }, ...lines, rest > 0 && el("div", { class: "gm-tip-small" }, language.count("andMore", rest)));
}
