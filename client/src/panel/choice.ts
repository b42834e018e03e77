/** One box to tick among the filters, with its label and how many incidents it stands for. */

import type { Store } from "../state/store";
import { el, type Child } from "../words/dom";

export function choice(store: Store, key: string, label: Child[], count: number, isOn: boolean, onChange: () => void): HTMLElement {
  const box = el("input", { type: "checkbox", "data-box": key });
  box.checked = isOn;
  box.addEventListener("change", onChange);
  return el("label", { class: "gm-check" }, box, el("span", { class: "gm-check-label" }, ...label), el("span", { class: "gm-number" }, store.sheet.language.number(count)));
}
