/** A list of any length of which only what is in view is there. Rows keep their own heights. */

import { el } from "../words/dom";
import { Heights } from "./rows";

/** Up to so many rows all are there, so that a reader can search the page. */
const ALL_UP_TO = 150;
const AROUND = 12;
const GUESS = 68;
/** A browser draws no box higher than some 33 million pixels: so many rows a list, and the rest on further pages. */
export const MOST_ROWS = 250_000;

export class List {
  readonly element = el("ol", { class: "gm-entries" });
  private heights = new Heights(0, GUESS);
  private first = 0;
  private last = 0;
  private isAsked = false;

  /** `make` builds the row of a number; `scroller` is what the reader scrolls. */
  constructor(private readonly scroller: HTMLElement, private readonly make: (row: number) => HTMLElement) {
    scroller.addEventListener("scroll", () => this.later(), { passive: true });
    new ResizeObserver(() => this.later()).observe(scroller);
  }

  /** Show so many rows; those in view are made anew, the place of the reader stays unless the rows are others. */
  show(count: number, isSame: boolean): void {
    if (!isSame || count !== this.heights.count) this.heights = new Heights(count, GUESS);
    if (!isSame) this.scroller.scrollTop = 0;
    this.draw(true);
  }

  /** Bring a row into view and make it, so that it can take the focus. */
  reveal(row: number): HTMLElement | null {
    if (row < 0 || row >= this.heights.count) return null;
    if (row < this.first || row >= this.last) {
      const { scroller } = this;
      const top = this.element.offsetTop - scroller.offsetTop + this.heights.before(row);
      scroller.scrollTop = top - scroller.clientHeight / 3;
      this.draw(false);
    }
    return this.rowAt(row);
  }

  rowAt(row: number): HTMLElement | null {
    return (this.element.children[row - this.first] as HTMLElement | undefined) ?? null;
  }

  private later(): void {
    if (this.isAsked) return;
    this.isAsked = true;
    requestAnimationFrame(() => {
      this.isAsked = false;
      this.draw(false);
    });
  }

  private draw(isForced: boolean): void {
    const [first, last] = this.inView();
    if (!isForced && first === this.first && last === this.last) return;
    this.measure();
    if (isForced || first >= this.last || last <= this.first) this.element.replaceChildren(...this.rows(first, last));
    else this.shift(first, last);
    [this.first, this.last] = [first, last];
    this.element.style.paddingTop = `${this.heights.before(first)}px`;
    this.element.style.paddingBottom = `${Math.max(0, this.heights.total - this.heights.before(last))}px`;
  }

  /** Rows that stay are not touched: one made anew, or moved, would lose the focus that it holds. */
  private shift(first: number, last: number): void {
    for (let row = this.first; row < first; row++) this.element.firstElementChild?.remove();
    for (let row = this.last; row > last; row--) this.element.lastElementChild?.remove();
    this.element.prepend(...this.rows(first, this.first));
    this.element.append(...this.rows(this.last, last));
  }

  private rows(first: number, last: number): HTMLElement[] {
    return Array.from({ length: Math.max(0, last - first) }, (_, index) => this.made(first + index));
  }

  private made(row: number): HTMLElement {
    const item = this.make(row);
    item.setAttribute("aria-posinset", String(row + 1));
    item.setAttribute("aria-setsize", String(this.heights.count));
    return item;
  }

  /** Rows are as high as their words; known once they were there. */
  private measure(): void {
    if (this.heights.count <= ALL_UP_TO || this.scroller.clientHeight === 0) return;
    [...this.element.children].forEach((row, index) => {
      const height = (row as HTMLElement).offsetHeight;
      if (height && this.first + index < this.heights.count) this.heights.set(this.first + index, height);
    });
  }

  private inView(): [number, number] {
    const { count } = this.heights;
    if (count <= ALL_UP_TO) return [0, count];
    const { scrollTop, clientHeight } = this.scroller;
    const first = this.heights.at(scrollTop);
    const last = this.heights.at(scrollTop + (clientHeight || 800));
    return [Math.max(0, first - AROUND), Math.min(count, last + 1 + AROUND)];
  }
}
