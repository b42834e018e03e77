/** Columns of the page's data, decoded when first asked for. `geomap/render/payload/incident_columns.py` writes what is read here. */

import type { Texts as RawTexts } from "./schema";
import { VALUE } from "./shapes";

/** The names of the columns of a table of the schema. */
export type Column<Form> = { [Name in keyof Form]: Form[Name] extends string ? Name : never }[keyof Form];

/** Whole numbers of at most 30 bits: five bits a character, the sixth says that more follow, zigzag for the sign. */
export function decodeColumn(text: string, count: number): Int32Array {
  const numbers = new Int32Array(count);
  let at = 0;
  let value = 0;
  let shift = 0;
  for (let index = 0; index < text.length; index++) {
    const bits = VALUE[text.charCodeAt(index)] as number;
    value |= (bits & 31) << shift;
    if (bits & 32) {
      shift += 5;
      continue;
    }
    numbers[at++] = (value >>> 1) ^ -(value & 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}

/** Where the rows of each owner begin, with the end of the last: running sums. */
export function startsOf(counts: Int32Array): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  let sum = 0;
  for (let index = 0; index < counts.length; index++) {
    starts[index] = sum;
    sum += counts[index] as number;
  }
  starts[counts.length] = sum;
  return starts;
}

export class Table<Form extends { count: number }> {
  readonly count: number;
  private readonly decoded = new Map<Column<Form>, Int32Array>();
  private readonly sums = new Map<Column<Form>, Int32Array>();

  constructor(private readonly raw: Form) {
    this.count = raw.count;
  }

  column(name: Column<Form>): Int32Array {
    let numbers = this.decoded.get(name);
    if (!numbers) this.decoded.set(name, (numbers = decodeColumn(this.raw[name] as string, this.count)));
    return numbers;
  }

  /** Where the rows of another table begin that belong to each row of this one. */
  starts(name: Column<Form>): Int32Array {
    let starts = this.sums.get(name);
    if (!starts) this.sums.set(name, (starts = startsOf(this.column(name))));
    return starts;
  }

  at(name: Column<Form>, row: number): number {
    return this.column(name)[row] as number;
  }
}

/** Texts that stand one behind the other. */
export class Texts {
  private starts: Int32Array | null = null;

  constructor(private readonly raw: RawTexts, private readonly count: number) {}

  at(row: number): string {
    const starts = this.all();
    return this.raw.text.slice(starts[row], starts[row + 1]);
  }

  /** The row of a text; -1 where there is none. */
  find(text: string): number {
    for (let at = this.raw.text.indexOf(text); text && at >= 0; at = this.raw.text.indexOf(text, at + 1)) {
      const row = this.rowAt(at);
      if (this.at(row) === text) return row;
    }
    return -1;
  }

  private all(): Int32Array {
    return (this.starts ??= startsOf(decodeColumn(this.raw.lengths, this.count)));
  }

  private rowAt(position: number): number {
    const starts = this.all();
    let low = 0;
    let high = this.count;
    while (low < high - 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= position) low = middle;
      else high = middle;
    }
    return low;
  }
}
