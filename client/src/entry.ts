/** One incident in the list: a line to scan, and behind it everything that the articles say. */

import { Dates } from "./dates";
import { el, link, said, type Child } from "./dom";
import { groupOf, precisionOf } from "./filters";
import type { Claim, Incident, Report, Sheet, Toll } from "./payload";
import { lookOf, symbolElement } from "./symbols";
import {
  AREA_STATUS_WORDS, articlesWords, PRECISION_SENTENCES, ROLE_WORDS, STATUS_WORDS, TIME_SENTENCES, tollWords, WORDS,
} from "./words";

export function whenWords(one: { start: number | null; end: number | null; timePrecision: number }, dates: Dates): string {
  if (one.start === null || one.end === null) return WORDS.undated;
  const words = dates.range(one.start, one.end);
  return one.timePrecision >= 4 ? `about ${words}` : words;
}

export function whereWords(incident: Incident): Child {
  if (!incident.place) return WORDS.noPlace;
  const name = said(incident.place.name);
  return incident.precision === 2 ? el("span", {}, "near ", name) : name;
}

/** "4–6 dead · claimed": what the eye looks for first. */
export function factWords(incident: Incident): string {
  const facts: string[] = [];
  if (incident.deaths) facts.push(`${tollWords(incident.deaths)} ${WORDS.dead}`);
  if (incident.injured) facts.push(`${tollWords(incident.injured)} ${WORDS.injured}`);
  facts.push(incident.status);
  if (incident.flags.has("ceasefire_violation")) facts.push(WORDS.ceasefire);
  return facts.join(" · ");
}

/** The line of an incident: symbol, time, type, place, figures. */
export function headLines(incident: Incident, sheet: Sheet, dates: Dates): HTMLElement {
  const what = el("span", { class: "gm-what" }, said(incident.what));
  const when = el("span", { class: "gm-when" }, whenWords(incident, dates));
  const where = el("span", { class: "gm-where" }, whereWords(incident));
  const articles = incident.reports.length > 1 ? ` · ${articlesWords(articleCount(incident))}` : "";
  return el("span", { class: "gm-lines" },
    el("span", { class: "gm-sign" }, symbolElement(lookOf(incident, sheet), 20)),
    el("span", { class: "gm-line" }, what, when),
    where,
    el("span", { class: "gm-facts" }, factWords(incident) + articles),
  );
}

function articleCount(incident: Incident): number {
  return new Set(incident.reports.map((report) => report.article.index)).size;
}

/** Everything about an incident, made when it is opened. */
export function entryBody(incident: Incident, dates: Dates): HTMLElement {
  const claims = incident.reports.flatMap((report) => report.claims);
  return el("div", { class: "gm-body" },
    ...incident.reports.map((report) => reportPart(report, dates)),
    claims.length > 0 && claimsPart(claims),
    factsPart(incident, dates),
  );
}

function reportPart(report: Report, dates: Dates): HTMLElement {
  const { article } = report;
  const title = article.title && el("span", { class: "gm-article-title" }, said(article.title));
  const publisher = said(article.source || article.title || "article");
  const published = article.published === null ? "" : `, ${dates.day(article.published)}`;
  return el("figure", { class: "gm-report" },
    ...report.quotes.map((quote, index) => el("blockquote", { dir: "auto" }, ...marked(quote, report.claims, index))),
    el("figcaption", {}, "— ", link(article.url, publisher), published, article.source && title && el("br"), article.source && title),
  );
}

/** A quote with the words of claims marked; marks never overlap. */
export function marked(quote: string, claims: readonly Claim[], index: number): Child[] {
  const spans = claims.filter((claim) => claim.quote === index && claim.end - claim.start < quote.length * 0.9);
  spans.sort((one, other) => one.start - other.start);
  const parts: Child[] = [];
  let done = 0;
  for (const { start, end } of spans) {
    if (start < done || end <= start) continue;
    parts.push(quote.slice(done, start), el("mark", {}, quote.slice(start, end)));
    done = end;
  }
  parts.push(quote.slice(done));
  return parts.filter((part) => part !== "");
}

function claimsPart(claims: readonly Claim[]): HTMLElement {
  return el("div", { class: "gm-claims" },
    el("h2", {}, WORDS.claims),
    el("ul", {}, ...claims.map(claimLine)),
  );
}

function claimLine(claim: Claim): HTMLElement {
  const figures = [figure(claim.deaths, WORDS.dead), figure(claim.injured, WORDS.injured)].filter(Boolean).join(", ");
  const side = claim.side && claim.side !== claim.speaker ? [" (", said(claim.side), ")"] : [];
  return el("li", {},
    claim.speaker ? said(claim.speaker, "gm-speaker") : "somebody", ...side,
    " ", el("span", { class: `gm-stance is-${claim.stance}` }, claim.stance), figures && `: ${figures}`,
  );
}

const figure = (toll: Toll | null, word: string): string => (toll ? `${tollWords(toll)} ${word}` : "");

function factsPart(incident: Incident, dates: Dates): HTMLElement {
  const list = el("dl", { class: "gm-facts-list" });
  const row = (term: string, ...words: Child[]): void => list.append(el("dt", {}, term), el("dd", {}, ...words));
  if (incident.deaths) row(WORDS.deadTitle, tollDetail(incident.deaths));
  if (incident.injured) row(WORDS.injuredTitle, tollDetail(incident.injured));
  if (incident.actors.length) row(WORDS.actors, ...actorWords(incident));
  row(WORDS.where, ...placeWords(incident));
  row("When", whenWords(incident, dates), sentence(timeSentence(incident)));
  if (incident.control) row(WORDS.held, ...controlWords(incident, dates));
  row("Type", incident.type === incident.what ? incident.type : `${incident.type}: ${incident.what}`);
  row("Known", STATUS_WORDS[incident.status] ?? incident.status, groupOf(incident) === "history" && ", told as history");
  return list;
}

/** A single day needs no word on how vague it is. */
function timeSentence({ start, end, timePrecision }: Incident): string | undefined {
  return start !== null && start === end && timePrecision < 4 ? undefined : TIME_SENTENCES[timePrecision];
}

function tollDetail(toll: Toll): string {
  const range = toll.low !== toll.high && toll.high !== null ? `, best ${toll.best}` : "";
  return tollWords(toll) + range;
}

function actorWords(incident: Incident): Child[] {
  return incident.actors.flatMap((actor, index): Child[] => [
    index > 0 && el("br"),
    said(actor.name),
    actor.role !== "party" && el("span", { class: "gm-aside" }, ` ${ROLE_WORDS[actor.role] === "by" ? "(alleged perpetrator)" : "(victim)"}`),
  ]);
}

function placeWords(incident: Incident): Child[] {
  const place = incident.place;
  const words: Child[] = [];
  if (place) words.push(said(place.name), place.admin1 && place.admin1 !== place.name && el("span", {}, ", ", said(place.admin1)));
  if (incident.phrase && incident.phrase !== place?.name) words.push(" · “", said(incident.phrase), "”");
  words.push(sentence(PRECISION_SENTENCES[precisionOf(incident)]));
  return words;
}

const sentence = (text: string | undefined): Child => (text ? el("span", { class: "gm-aside" }, ` ${text}`) : null);

function controlWords(incident: Incident, dates: Dates): Child[] {
  const control = incident.control;
  if (!control) return [];
  const status = AREA_STATUS_WORDS[control.status] ?? control.status;
  return [
    said(control.controller), status && ` (${status})`,
    el("span", { class: "gm-aside" }, ` ${WORDS.asOf} ${dates.day(control.asOf)} · `, said(control.area), control.source && " · ", control.source && said(control.source)),
  ];
}
