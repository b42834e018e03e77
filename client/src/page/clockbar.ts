/** The clock under the map: a histogram, two handles on it, typed days, play. */

import { binsOf, count, step, unitFor, type Bin, type Range } from "../state/clock";
import type { Store } from "../state/store";
import { dayOf, isoDay } from "../words/dates";
import { button, el, replace, svg } from "../words/dom";
import type { Language } from "../words/language";

const STEP_MS = 700;
/** Pixels: a period of three days does not need slabs. */
const WIDEST_BAR = 16;

/** Null where there is nothing to move through: no date, or all on one day. */
export function clockBar(store: Store): HTMLElement | null {
  return store.period && store.period.to > store.period.from ? new ClockBar(store, store.period).element : null;
}

class ClockBar {
  readonly element: HTMLElement;
  private readonly language: Language;
  private readonly bins: Bin[];
  private bars: SVGElement[] = [];
  private readonly chart = svg("svg", { class: "gm-bars", preserveAspectRatio: "none", "aria-hidden": "true" });
  private readonly asOf = el("span", { class: "gm-asof" });
  private readonly words = el("output", { class: "gm-clock-words" });
  private readonly from: HTMLInputElement;
  private readonly to: HTMLInputElement;
  private readonly firstDay: HTMLInputElement;
  private readonly lastDay: HTMLInputElement;
  private readonly playButton: HTMLButtonElement;
  private counted: Uint8Array | null = null;
  private timer = 0;

  constructor(private readonly store: Store, private readonly period: Range) {
    this.language = store.sheet.language;
    this.bins = binsOf(period, unitFor(period));
    const word = this.language.word.bind(this.language);
    this.from = this.handle(word("from"), (bin) => this.set({ from: Math.max(bin.from, period.from), to: this.range.to }, "from"));
    this.to = this.handle(word("to"), (bin) => this.set({ from: this.range.from, to: Math.min(bin.to, period.to) }, "to"));
    this.firstDay = this.typed(word("firstDay"), (day) => this.store.change({ range: { from: day, to: Math.max(day, this.range.to) }, picked: null }));
    this.lastDay = this.typed(word("lastDay"), (day) => this.store.change({ range: { from: Math.min(day, this.range.from), to: day }, picked: null }));
    this.playButton = button("", { class: "gm-play", "aria-label": word("play") }, () => this.toggle());
    // Time runs from left to right on this scale in every language: its handles are numbers, not words.
    const track = el("div", { class: "gm-track", dir: "ltr" }, this.chart, el("div", { class: "gm-handles" }, this.from, this.to));
    const text = el("div", { class: "gm-clock-text" }, this.words, this.asOf, this.days(), this.ends());
    this.element = el("section", { class: "gm-clock", "aria-label": word("clock") }, this.playButton, track, text);
    this.chart.setAttribute("viewBox", `0 0 ${this.bins.length} 1`);
    store.listen((state, before) => void ((state.range !== before.range || state.filters !== before.filters) && this.update()));
    this.update();
  }

  private get range(): Range {
    return this.store.state.range ?? this.period;
  }

  private ends(): HTMLElement {
    return button(this.language.word("reset"), { class: "gm-text-button gm-whole" }, () => {
      this.stop();
      this.store.change({ range: this.period });
    });
  }

  /** Days to type, and steps from day to day, behind one word: most readers use the handles. */
  private days(): HTMLElement {
    const { language } = this;
    const shift = (sign: string, key: "dayBefore" | "dayAfter", by: number): HTMLButtonElement =>
      button(sign, { class: "gm-step", "aria-label": language.word(key), title: language.word(key) }, () => this.shift(by));
    const single = button(language.word("oneDay"), { class: "gm-text-button" }, () => this.store.change({ range: { from: this.range.to, to: this.range.to }, picked: null }));
    return el("details", { class: "gm-days" }, el("summary", {}, language.word("typeDays")),
      el("div", { class: "gm-days-box" },
        el("label", {}, `${language.word("firstDay")} `, this.firstDay), el("label", {}, `${language.word("lastDay")} `, this.lastDay),
        el("p", {}, shift("‹", "dayBefore", -1), single, shift("›", "dayAfter", 1))));
  }

  private typed(label: string, onDay: (day: number) => void): HTMLInputElement {
    const input = el("input", { type: "date", class: "gm-day", "aria-label": label, min: isoDay(this.period.from), max: isoDay(this.period.to) });
    input.addEventListener("change", () => {
      const day = dayOf(input.value);
      this.stop();
      if (day !== null) onDay(Math.min(this.period.to, Math.max(this.period.from, day)));
      else this.update();
    });
    return input;
  }

  private shift(by: number): void {
    this.stop();
    const { from, to } = this.range;
    const moved = { from: from + by, to: to + by };
    if (moved.from >= this.period.from && moved.to <= this.period.to) this.store.change({ range: moved, picked: null });
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
    this.playButton.setAttribute("aria-label", this.language.word("pause"));
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
    this.playButton.setAttribute("aria-label", this.language.word("play"));
    this.playButton.classList.remove("is-playing");
  }

  private update(): void {
    const { range, language } = this;
    this.draw();
    this.bins.forEach((bin, index) => this.bars[index]?.setAttribute("class", bin.from <= range.to && bin.to >= range.from ? "is-in" : "is-out"));
    this.from.value = String(this.bins.indexOf(this.binOf(range.from)));
    this.to.value = String(this.bins.indexOf(this.binOf(range.to)));
    this.from.setAttribute("aria-valuetext", language.dates.day(range.from));
    this.to.setAttribute("aria-valuetext", language.dates.day(range.to));
    this.firstDay.value = isoDay(range.from);
    this.lastDay.value = isoDay(range.to);
    const isWhole = range.from === this.period.from && range.to === this.period.to;
    this.element.classList.toggle("is-whole", isWhole);
    replace(this.words, language.dates.range(range.from, range.to));
    this.asOf.textContent = this.store.sheet.control.length ? language.word("groundAsOf", { day: language.dates.day(range.to) }) : "";
  }

  /** The bars change with the filters, not with the time. */
  private draw(): void {
    const mask = this.store.passing();
    if (this.counted === mask) return;
    this.counted = mask;
    const counted = count(this.bins, this.store.sheet.incidents, mask);
    const most = Math.max(1, ...counted.map((bin) => bin.count));
    const width = Math.min(0.84, (WIDEST_BAR * counted.length) / (this.chart.clientWidth || 600));
    this.bars = counted.map((bin, index) => bar(bin, index, most, width));
    replace(this.chart, ...this.bars);
  }
}

function bar(bin: Bin, index: number, most: number, width: number): SVGElement {
  const height = bin.count ? Math.max(0.08, bin.count / most) : 0.02;
  return svg("rect", { x: index + (1 - width) / 2, y: 1 - height, width, height });
}
