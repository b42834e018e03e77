/** The clock under the map: a histogram, two handles on it, play. */

import { binsOf, count, step, unitFor, type Bin, type Range } from "./clock";
import { Dates } from "./dates";
import { button, el, replace, svg } from "./dom";
import { groupOf, passes } from "./filters";
import type { Store } from "./store";
import { WORDS } from "./words";

const STEP_MS = 700;
/** Pixels: a period of three days does not need slabs. */
const WIDEST_BAR = 16;

/** Null where there is nothing to move through: no date, or all on one day. */
export function clockBar(store: Store): HTMLElement | null {
  return store.period && store.period.to > store.period.from ? new ClockBar(store, store.period).element : null;
}

class ClockBar {
  readonly element: HTMLElement;
  private readonly bins: Bin[];
  private readonly dates: Dates;
  private readonly bars = svg("svg", { class: "gm-bars", preserveAspectRatio: "none", "aria-hidden": "true" });
  private readonly asOf = el("span", { class: "gm-asof" });
  private readonly words = el("output", { class: "gm-clock-words" });
  private readonly from: HTMLInputElement;
  private readonly to: HTMLInputElement;
  private readonly playButton: HTMLButtonElement;
  private timer = 0;

  constructor(private readonly store: Store, private readonly period: Range) {
    this.dates = new Dates(store.sheet.margins.language);
    this.bins = binsOf(period, unitFor(period));
    this.from = this.handle(WORDS.from, (bin) => this.set({ from: Math.max(bin.from, period.from), to: this.range.to }, "from"));
    this.to = this.handle(WORDS.to, (bin) => this.set({ from: this.range.from, to: Math.min(bin.to, period.to) }, "to"));
    this.playButton = button("", { class: "gm-play", "aria-label": WORDS.play }, () => this.toggle());
    const track = el("div", { class: "gm-track" }, this.bars, el("div", { class: "gm-handles" }, this.from, this.to));
    this.element = el("section", { class: "gm-clock", "aria-label": WORDS.clock }, this.playButton, track, el("div", { class: "gm-clock-text" }, this.words, this.asOf, this.ends()));
    this.bars.setAttribute("viewBox", `0 0 ${this.bins.length} 1`);
    store.listen((state, before) => void ((state.range !== before.range || state.filters !== before.filters) && this.update()));
    this.update();
  }

  private get range(): Range {
    return this.store.state.range ?? this.period;
  }

  private ends(): HTMLElement {
    return button(WORDS.reset, { class: "gm-text-button gm-whole" }, () => {
      this.stop();
      this.store.change({ range: this.period });
    });
  }

  private handle(label: string, onInput: (bin: Bin) => void): HTMLInputElement {
    const input = el("input", { type: "range", min: 0, max: this.bins.length - 1, step: 1, "aria-label": label });
    input.addEventListener("input", () => {
      this.stop();
      const bin = this.bins[Number(input.value)];
      if (bin) onInput(bin);
    });
    return input;
  }

  /** The handle that moves pushes the other along rather than cross it. */
  private set(range: Range, moved: "from" | "to"): void {
    if (range.from > range.to) {
      const bin = this.binOf(moved === "from" ? range.from : range.to);
      range = { from: Math.max(bin.from, this.period.from), to: Math.min(bin.to, this.period.to) };
    }
    this.store.change({ range, picked: null });
  }

  private binOf(day: number): Bin {
    return this.bins.findLast((bin) => bin.from <= day) ?? (this.bins[0] as Bin);
  }

  private toggle(): void {
    if (this.timer) return this.stop();
    const isWhole = this.range.to >= this.period.to;
    if (isWhole) this.restart();
    const grows = this.range.from <= this.period.from;
    this.playButton.setAttribute("aria-label", WORDS.pause);
    this.playButton.classList.add("is-playing");
    this.timer = window.setInterval(() => this.advance(grows), STEP_MS);
  }

  private restart(): void {
    const first = this.bins[0] as Bin;
    const width = this.range.to - this.range.from;
    const isNarrow = this.range.from > this.period.from;
    const to = isNarrow ? this.period.from + width : Math.min(first.to, this.period.to);
    this.store.change({ range: { from: this.period.from, to }, picked: null });
  }

  private advance(grows: boolean): void {
    const next = step(this.range, this.bins, grows);
    if (!next) return this.stop();
    const isLast = next.to >= this.period.to;
    this.store.change({ range: { from: next.from, to: Math.min(next.to, this.period.to) } });
    if (isLast) this.stop();
  }

  private stop(): void {
    window.clearInterval(this.timer);
    this.timer = 0;
    this.playButton.setAttribute("aria-label", WORDS.play);
    this.playButton.classList.remove("is-playing");
  }

  private update(): void {
    const { range } = this;
    const { sheet, state } = this.store;
    const counted = count(this.bins, sheet.incidents.filter((incident) => groupOf(incident) === "news" && passes(incident, state.filters)));
    const most = Math.max(1, ...counted.map((bin) => bin.count));
    const width = Math.min(0.84, (WIDEST_BAR * counted.length) / (this.bars.clientWidth || 600));
    replace(this.bars, ...counted.map((bin, index) => bar(bin, { index, most, range, width })));
    this.from.value = String(this.bins.indexOf(this.binOf(range.from)));
    this.to.value = String(this.bins.indexOf(this.binOf(range.to)));
    this.from.setAttribute("aria-valuetext", this.dates.day(range.from));
    this.to.setAttribute("aria-valuetext", this.dates.day(range.to));
    const isWhole = range.from === this.period.from && range.to === this.period.to;
    this.element.classList.toggle("is-whole", isWhole);
    replace(this.words, this.dates.range(range.from, range.to));
    this.asOf.textContent = sheet.control.length ? `${WORDS.ground} ${WORDS.asOf} ${this.dates.day(range.to)}` : "";
  }
}

interface BarPlace { index: number; most: number; range: Range; width: number }

function bar(bin: Bin, { index, most, range, width }: BarPlace): SVGElement {
  const height = bin.count ? Math.max(0.08, bin.count / most) : 0.02;
  const isIn = bin.from <= range.to && bin.to >= range.from;
  return svg("rect", { x: index + (1 - width) / 2, y: 1 - height, width, height, class: isIn ? "is-in" : "is-out" });
}
