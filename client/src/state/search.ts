/** Finds incidents by words in everything that is told of them: dictionaries are searched once, quotes as one long text. */

import type { Incidents } from "../payload/incidents";

/** Text without case and accents, so that "Şuşa" is found by "susa". */
export function folded(text: string): string {
  // Most texts are plain already, and plain ones need no search for marks.
  return /^[\x00-\x7f]*$/.test(text) ? text.toLowerCase() : text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

export class Search {
  private words: string[] | null = null;
  private told: { text: string; ends: Int32Array } | null = null;
  private readonly found = new Map<string, Uint8Array>();

  constructor(private readonly incidents: Incidents) {}

  /** One for each incident that holds every word; null where nothing is asked. */
  mask(text: string): Uint8Array | null {
    const words = folded(text).split(/\s+/).filter(Boolean);
    const masks = words.map((word) => this.maskOf(word));
    const [first, ...rest] = masks;
    if (!first) return null;
    if (!rest.length) return first;
    return first.map((isFound, index) => (isFound && rest.every((mask) => mask[index]) ? 1 : 0));
  }

  /** Read the texts before anybody asks; it takes a while with very many. */
  prepare(): void {
    this.words ??= this.incidents.words.map(folded);
    this.told ??= this.fold();
  }

  private maskOf(word: string): Uint8Array {
    let mask = this.found.get(word);
    if (!mask) {
      // A reader types on and back: the last few words are all that is worth keeping.
      if (this.found.size > 12) this.found.clear();
      this.found.set(word, (mask = this.look(word)));
    }
    return mask;
  }

  private look(word: string): Uint8Array {
    this.prepare();
    const mask = new Uint8Array(this.incidents.length);
    const isHit = Uint8Array.from(this.words ?? [], (one) => (one.includes(word) ? 1 : 0));
    this.markOwn(mask, isHit, word);
    this.markReports(mask, isHit);
    this.markQuotes(mask, word);
    return mask;
  }

  private markOwn(mask: Uint8Array, isHit: Uint8Array, word: string): void {
    const { table, places, types, actors, actorRows } = this.incidents;
    const isType = types.map((type) => folded(type).includes(word));
    const [names, units] = [places.table.column("name"), places.table.column("admin1")];
    const isPlace = names.map((name, place) => (isHit[name] || isHit[units[place] as number] ? 1 : 0));
    const isActor = actors.map(([name]) => isHit[name] === 1);
    const [type, what, place, phrase, starts] = [table.column("type"), table.column("what"), table.column("place"), table.column("phrase"), table.starts("actors")];
    for (let index = 0; index < mask.length; index++) {
      if (isHit[what[index] as number] || isPlace[place[index] as number] || isHit[phrase[index] as number] || isType[type[index] as number]) mask[index] = 1;
      for (let row = starts[index] as number; row < (starts[index + 1] as number); row++) if (isActor[actorRows[row] as number]) mask[index] = 1;
    }
  }

  private markReports(mask: Uint8Array, isHit: Uint8Array): void {
    const { table, reports, claims, articles } = this.incidents;
    const titles = articles.titles;
    const isArticle = articles.sources.map((source, article) => (isHit[source] || isHit[titles[article] as number] ? 1 : 0));
    const [starts, article, claimStarts, speaker] = [table.starts("reports"), reports.column("article"), reports.starts("claims"), claims.column("speaker")];
    for (let index = 0; index < mask.length; index++) {
      if (mask[index]) continue;
      for (let row = starts[index] as number; row < (starts[index + 1] as number); row++) {
        if (isArticle[article[row] as number]) mask[index] = 1;
        for (let claim = claimStarts[row] as number; claim < (claimStarts[row + 1] as number); claim++) if (isHit[speaker[claim] as number]) mask[index] = 1;
      }
    }
  }

  private markQuotes(mask: Uint8Array, word: string): void {
    if (!this.told) return;
    const { text, ends } = this.told;
    let index = 0;
    for (let at = text.indexOf(word); at >= 0; ) {
      while ((ends[index] as number) <= at) index++;
      mask[index] = 1;
      at = text.indexOf(word, ends[index]);
    }
  }

  /** The quotes of all incidents as one folded text, and where those of each end. */
  private fold(): { text: string; ends: Int32Array } {
    const { length, table, reports, quotes } = this.incidents;
    const [reportStarts, quoteStarts] = [table.starts("reports"), reports.starts("quotes")];
    const parts: string[] = [];
    const ends = new Int32Array(length);
    let end = 0;
    for (let index = 0; index < length; index++) {
      const to = quoteStarts[reportStarts[index + 1] as number] as number;
      for (let quote = quoteStarts[reportStarts[index] as number] as number; quote < to; quote++) {
        const words = folded(quotes.at(quote));
        parts.push(words);
        end += words.length + 1;
      }
      ends[index] = end;
    }
    return { text: parts.join("\n"), ends };
  }
}
