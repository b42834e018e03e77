/** The margins of the sheet: title and period above, sources, viewpoint and disclaimer below. */

import type { Article, Credit } from "../payload/facts";
import type { Sheet } from "../state/sheet";
import { button, el, link, said, type Child } from "../words/dom";
import type { Language } from "../words/language";

export function titleBlock({ margins, language, incidents }: Sheet, openList: () => void): HTMLElement {
  const { title, period } = margins;
  return el("header", { class: "gm-title" },
    el("h1", {}, said(title || language.word("title"))),
    period && el("p", { class: "gm-period" }, said(period)),
    button(language.count("incidents", incidents.length), { class: "gm-list-button" }, openList),
  );
}

export function footer(sheet: Sheet): HTMLElement {
  const { margins, language } = sheet;
  const { viewpoint, disclaimer, notes, credits, generator } = margins;
  const details = el("details", { class: "gm-about" }, el("summary", {}, language.word("aboutMap")),
    articleWords(sheet),
    publisherWords(sheet),
    credits.length > 0 && el("p", {}, el("b", {}, language.word("data")), " ", ...joined(credits.map(creditWords), " · ")),
    viewpoint && el("p", {}, el("b", {}, language.word("viewpoint")), " ", said(viewpoint)),
    ...notes.map((note) => el("p", {}, said(note))),
    el("p", {}, said(disclaimer)),
    el("p", {}, ...language.parts("madeWith", { program: said(generator) })),
  );
  return el("footer", { class: "gm-margin", "data-untrusted": true }, details);
}

function articleWords({ articles, language, margins: { articles: named, articleCount: count } }: Sheet): Child {
  if (count === 0) return null;
  const heading = count === 1 ? language.word("article") : `${language.word("articlesTitle")} (${language.number(count)})`;
  return listed(heading, named.map((number) => articleWord(articles.at(number), language)), count, language);
}

function publisherWords({ language, margins: { publishers, publisherCount } }: Sheet): Child {
  if (publisherCount === 0) return null;
  return listed(language.word("sourcesTitle"), publishers.map(([name, count]) => el("span", {}, said(name), ` (${language.number(count)})`)), publisherCount, language);
}

function listed(heading: string, named: Child[], count: number, language: Language): Child {
  const rest = count - named.length;
  return el("p", {}, el("b", {}, heading), " ", ...joined(named, " · "), rest > 0 && ` · ${language.count("andMore", rest)}`);
}

function articleWord(article: Article, language: Language): Child {
  const name = [article.source, article.title].filter(Boolean).join(": ") || `${language.word("article")} ${article.index + 1}`;
  const published = article.published === null ? language.word("undated") : language.dates.day(article.published);
  return el("span", {}, link(article.url, said(name)), `, ${published}`);
}

function creditWords(credit: Credit): Child {
  const rest = [credit.asOf, credit.licence].filter(Boolean).join(", ");
  return el("span", {}, link(credit.url, said(credit.name)), rest && " (", rest && said(rest), rest && ")");
}

function joined(children: Child[], separator: string): Child[] {
  return children.flatMap((child, index) => (index ? [separator, child] : [child]));
}
