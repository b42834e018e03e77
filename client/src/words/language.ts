/** The page's own words, numbers and days in its language. Texts of articles are never here. */

import type english from "../../../geomap/data/interface/en.json";
import type { Toll } from "../payload/facts";
import type { Payload } from "../payload/schema";
import { Dates } from "./dates";
import type { Child } from "./dom";

type Key = keyof typeof english;
type Fillings = Readonly<Record<string, string | number>>;

export class Language {
  readonly dates: Dates;
  private readonly plural: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;
  private readonly locale: string;
  private shares: Intl.NumberFormat | null = null;

  constructor(readonly tag: string, private readonly words: Payload["interface"]) {
    this.locale = localeOf(tag);
    this.dates = new Dates(this.locale);
    this.plural = new Intl.PluralRules(this.locale);
    this.numbers = new Intl.NumberFormat(this.locale);
  }

  get isRightToLeft(): boolean {
    return /^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(this.tag);
  }

  word(key: Key, fillings: Fillings = {}): string {
    return filled(String(this.words[key] ?? key), fillings);
  }

  /** A sentence with things instead of words in its gaps: names keep their own direction. */
  parts(key: Key, things: Readonly<Record<string, Child>>): Child[] {
    return String(this.words[key] ?? key).split(/\{(\w+)\}/).map((part, index) => (index % 2 ? (things[part] ?? "") : part)).filter((part) => part !== "");
  }

  /** A sentence that depends on a number; `{n}` is the number itself, or what is said instead of it. */
  count(key: Key, number: number, fillings: Fillings = {}): string {
    const forms = this.words[key];
    const form = typeof forms === "object" ? (forms[this.plural.select(number)] ?? forms["other"] ?? key) : String(forms ?? key);
    return filled(form, { n: this.number(number), ...fillings });
  }

  /** A closed word of the data, `kind.value` among our words; data of other programs may have other values. */
  of(kind: string, value: string | number): string {
    return String(this.words[`${kind}.${value}`] ?? value);
  }

  number(value: number): string {
    return this.numbers.format(value);
  }

  /** "62 %" of a share from 0 to 1. */
  percent(share: number): string {
    return (this.shares ??= new Intl.NumberFormat(this.locale, { style: "percent" })).format(share);
  }

  /** "6", "4–6", "at least 20". */
  toll(toll: Toll): string {
    if (toll.high === null) return this.word("atLeast", { n: this.number(toll.low) });
    return toll.low === toll.high ? this.number(toll.best) : `${this.number(toll.low)}–${this.number(toll.high)}`;
  }

  /** "4–6 dead". */
  people(key: "dead" | "injured", toll: Toll): string {
    const isExact = toll.low === toll.high;
    if (isExact) return this.count(key, toll.best);
    // Of a range no plural category is right but the one for everything else.
    const forms = this.words[key];
    return filled(typeof forms === "object" ? (forms["other"] ?? key) : String(forms ?? key), { n: this.toll(toll) });
  }
}

function filled(sentence: string, fillings: Fillings): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(fillings[name] ?? gap));
}

/** British English by default: the day before the month, as everywhere but in one country. Digits are Western everywhere. */
export function localeOf(tag: string): string {
  const wanted = tag === "en" ? "en-GB" : tag;
  try {
    return `${Intl.DateTimeFormat.supportedLocalesOf([wanted])[0] ?? "en-GB"}-u-nu-latn`;
  } catch {
    return "en-GB";
  }
}
