/** The layer tree: publishers, and under each its articles. What is ticked alone is shown; as long as nothing is, all is. */

import type { Store } from "../state/store";
import { el, said, type Child } from "../words/dom";
import { choice } from "./choice";

/** Publishers with the most incidents, and articles of each; the search finds the others. */
const MOST_PUBLISHERS = 40;
const MOST_ARTICLES = 60;

interface Publisher { name: string; articles: number[]; count: number }

export function articleTree(store: Store): HTMLElement | null {
  const { articles, language } = store.sheet;
  if (articles.length < 2) return null;
  const counts = incidentsOf(store);
  const publishers = publishersOf(store, counts);
  const shown = publishers.slice(0, MOST_PUBLISHERS);
  const rest = publishers.length - shown.length;
  return el("fieldset", { class: "gm-tree" }, el("legend", {}, language.word("articlesTitle")), el("p", { class: "gm-hint" }, language.word("tickHint")),
    ...shown.map((publisher) => branch(store, publisher, counts)), rest > 0 && el("p", { class: "gm-hint" }, language.count("searchOthers", rest)));
}

/** How many incidents each article tells. */
function incidentsOf(store: Store): Int32Array {
  const { reports, table, articles, length } = store.sheet.incidents;
  const [starts, article] = [table.starts("reports"), reports.column("article")];
  const counts = new Int32Array(articles.length);
  for (let index = 0; index < length; index++) {
    let before = -1;
    for (let row = starts[index] as number; row < (starts[index + 1] as number); row++) {
      const number = article[row] as number;
      if (number !== before) counts[number]!++;
      before = number;
    }
  }
  return counts;
}

function publishersOf(store: Store, counts: Int32Array): Publisher[] {
  const { articles, incidents, language } = store.sheet;
  const known = new Map<number, Publisher>();
  articles.sources.forEach((source, article) => {
    if (!counts[article]) return;
    let publisher = known.get(source);
    if (!publisher) known.set(source, (publisher = { name: incidents.word(source) || language.word("noPublisher"), articles: [], count: 0 }));
    publisher.articles.push(article);
    publisher.count += counts[article] as number;
  });
  return [...known.values()].sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}

function branch(store: Store, { name, articles, count }: Publisher, counts: Int32Array): Child {
  const { articles: on } = store.state.filters;
  const ticked = articles.filter((article) => on.has(article)).length;
  const change = (): void => {
    const next = new Set(on);
    for (const article of articles) ticked === articles.length ? next.delete(article) : next.add(article);
    store.filter({ articles: next });
  };
  const box = choice(store, `publisher ${name}`, [said(name)], count, ticked === articles.length, change);
  const input = box.querySelector("input");
  if (input) input.indeterminate = ticked > 0 && ticked < articles.length;
  const shown = articles.slice(0, MOST_ARTICLES);
  const rest = articles.length - shown.length;
  const summary = el("summary", {}, store.sheet.language.count("articles", articles.length));
  return el("div", { class: "gm-branch" }, box,
    el("details", { "data-fold": name }, summary, ...shown.map((article) => leaf(store, article, counts[article] ?? 0)),
      rest > 0 && el("p", { class: "gm-hint" }, store.sheet.language.count("searchOthers", rest))));
}

function leaf(store: Store, index: number, count: number): HTMLElement {
  const { articles, language } = store.sheet;
  const { title, published } = articles.at(index);
  const day = published === null ? language.word("undated") : language.dates.day(published);
  const on = store.state.filters.articles;
  return choice(store, `article ${index}`, [el("span", {}, said(title || language.word("article")), ` · ${day}`)], count, on.has(index), () => {
    const next = new Set(on);
    if (!next.delete(index)) next.add(index);
    store.filter({ articles: next });
  });
}
