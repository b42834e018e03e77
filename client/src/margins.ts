/** The margins of the sheet: title and period above, sources, viewpoint and disclaimer below. */

import { Dates } from "./dates";
import { button, el, link, said, type Child } from "./dom";
import type { Article, Credit, Sheet } from "./payload";
import { incidentsWords, WORDS } from "./words";

const MOST_ARTICLES = 8;

export function titleBlock(sheet: Sheet, openList: () => void): HTMLElement {
  const { title, period } = sheet.margins;
  return el("header", { class: "gm-title" },
    el("h1", {}, said(title || "Incident map")),
    period && el("p", { class: "gm-period" }, said(period)),
    button(incidentsWords(sheet.incidents.length), { class: "gm-list-button" }, openList),
  );
}

export function footer(sheet: Sheet): HTMLElement {
  const { viewpoint, disclaimer, notes, credits, generator } = sheet.margins;
  const details = el("details", { class: "gm-about" }, el("summary", {}, WORDS.about),
    el("p", {}, el("b", {}, articleHeading(sheet.articles.length)), " ", ...articleWords(sheet)),
    credits.length > 0 && el("p", {}, el("b", {}, "Data"), " ", ...joined(credits.map(creditWords), " · ")),
    viewpoint && el("p", {}, el("b", {}, WORDS.viewpoint), " ", said(viewpoint)),
    ...notes.map((note) => el("p", {}, said(note))),
    el("p", {}, said(disclaimer)),
    el("p", {}, `${WORDS.madeWith} `, said(generator)),
  );
  return el("footer", { class: "gm-margin", "data-untrusted": true }, details);
}

const articleHeading = (count: number): string => (count === 1 ? "Article" : `Articles (${count})`);

function articleWords(sheet: Sheet): Child[] {
  const dates = new Dates(sheet.margins.language);
  const named = sheet.articles.slice(0, MOST_ARTICLES).map((article) => articleWord(article, dates));
  const rest = sheet.articles.length - named.length;
  return [...joined(named, " · "), rest > 0 && ` · and ${rest} more`];
}

function articleWord(article: Article, dates: Dates): Child {
  const name = [article.source, article.title].filter(Boolean).join(": ") || `no. ${article.index + 1}`;
  const published = article.published === null ? ", undated" : `, ${dates.day(article.published)}`;
  return el("span", {}, link(article.url, said(name)), published);
}

function creditWords(credit: Credit): Child {
  const rest = [credit.asOf, credit.licence].filter(Boolean).join(", ");
  return el("span", {}, link(credit.url, said(credit.name)), rest && " (", rest && said(rest), rest && ")");
}

function joined(children: Child[], separator: string): Child[] {
  return children.flatMap((child, index) => (index ? [separator, child] : [child]));
}
