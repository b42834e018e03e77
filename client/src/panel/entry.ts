/** One incident in the list: a line to scan, and behind it everything that the articles say. */

import type { Actor, Claim, Correction, Incident, Report, Toll } from "../payload/facts";
import { lookOf, symbolElement } from "../signs/symbols";
import type { Sheet } from "../state/sheet";
import { el, link, said, type Child } from "../words/dom";
import type { Language } from "../words/language";

export function whenWords(one: { start: number | null; end: number | null; timePrecision: number }, language: Language): string {
  if (one.start === null || one.end === null) return language.word("undated");
  const time = language.dates.range(one.start, one.end);
  return one.timePrecision >= 4 ? language.word("about", { time }) : time;
}

export function whereWords(incident: Incident, language: Language): Child[] {
  if (!incident.place) return [language.word("noPlace")];
  const place = said(incident.place.name);
  // "20 km south of Kelm" says itself how near it is: only what was derived is a region of this precision.
  const isNear = incident.precision === 2 && !incident.isArea && incident.place.kind !== "region";
  return isNear ? language.parts("near", { place }) : [place];
}

/** "4–6 dead · claimed": what the eye looks for first. */
export function factWords(incident: Incident, language: Language): string {
  const facts: string[] = [];
  if (incident.deaths) facts.push(language.people("dead", incident.deaths));
  if (incident.injured) facts.push(language.people("injured", incident.injured));
  facts.push(language.of("statusShort", incident.status));
  if (incident.flags.has("ceasefire_violation")) facts.push(language.word("ceasefire"));
  if (incident.flags.has("corrected")) facts.push(language.word("corrected"));
  return facts.join(" · ");
}

/** The line of an incident: symbol, time, type, place, figures. */
export function headLines(incident: Incident, sheet: Sheet): HTMLElement {
  const { language } = sheet;
  const what = el("span", { class: "gm-what" }, said(language.of("sub", incident.what)));
  const when = el("span", { class: "gm-when" }, whenWords(incident, language));
  const where = el("span", { class: "gm-where" }, ...whereWords(incident, language));
  // Most are told once, and then their reports need not be read for a line.
  const told = sheet.incidents.table.at("reports", incident.index) < 2 ? 1 : articleCount(incident);
  return el("span", { class: "gm-lines" },
    el("span", { class: "gm-sign" }, symbolElement(lookOf(incident.index, sheet), 20)),
    el("span", { class: "gm-line" }, what, when),
    where,
    el("span", { class: "gm-facts" }, factWords(incident, language) + (told > 1 ? ` · ${language.count("articles", told)}` : "")),
  );
}

function articleCount(incident: Incident): number {
  return new Set(incident.reports.map((report) => report.article.index)).size;
}

/** Everything about an incident, made when it is opened; of articles that the reader chose, what these say comes alone. */
export function entryBody(incident: Incident, sheet: Sheet, chosen: ReadonlySet<number>, open: (index: number) => void): HTMLElement {
  const { language } = sheet;
  const isChosen = (report: Report): boolean => chosen.size === 0 || chosen.has(report.article.index);
  const others = incident.reports.filter((report) => !isChosen(report));
  const claims = incident.reports.flatMap((report) => report.claims);
  return el("div", { class: "gm-body" },
    ...incident.reports.filter(isChosen).map((report) => reportPart(report, language)),
    others.length > 0 && el("details", { class: "gm-others" }, el("summary", {}, language.count("otherReports", others.length)), ...others.map((report) => reportPart(report, language))),
    claims.length > 0 && claimsPart(claims, language),
    factsPart(incident, language),
    incident.possiblySame.length > 0 && samePart(incident, sheet, open),
  );
}

/** What may be the same event: each opens in place of this one. */
function samePart(incident: Incident, sheet: Sheet, open: (index: number) => void): HTMLElement {
  const { language } = sheet;
  const others = incident.possiblySame.map((index) => {
    const other = sheet.incidents.at(index);
    const button = el("button", { type: "button", class: "gm-same" }, said(language.of("sub", other.what)), ", ", ...whereWords(other, language), ", ", whenWords(other, language));
    button.addEventListener("click", () => open(index));
    return el("li", {}, button);
  });
  return el("div", { class: "gm-claims" }, el("h2", {}, language.word("possiblySame")), el("ul", {}, ...others));
}

/** Who told which figures, as they were published, where they are not all the same. */
function historyWords(incident: Incident, language: Language): Child[] {
  const told = incident.reports.filter((report) => report.deaths || report.injured);
  const figures = (report: Report): string =>
    [report.deaths && language.people("dead", report.deaths), report.injured && language.people("injured", report.injured)].filter(Boolean).join(", ");
  if (new Set(told.map(figures)).size < 2) return [];
  const ordered = [...told].sort((one, other) => (one.article.published ?? Infinity) - (other.article.published ?? Infinity));
  return ordered.map((report) => el("div", {},
    report.article.published === null ? "" : `${language.dates.day(report.article.published)}: `, figures(report), " — ", said(report.article.source || report.article.title || language.word("article"))));
}

function reportPart(report: Report, language: Language): HTMLElement {
  const { article } = report;
  const title = article.title && el("span", { class: "gm-article-title" }, said(article.title));
  const publisher = said(article.source || article.title || language.word("article"));
  const published = article.published === null ? "" : `, ${language.dates.day(article.published)}`;
  const tongue = article.language || null;
  return el("figure", { class: "gm-report" },
    ...report.quotes.map((quote, index) => el("blockquote", { dir: "auto", lang: tongue }, ...marked(quote, report.claims, index))),
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

function claimsPart(claims: readonly Claim[], language: Language): HTMLElement {
  return el("div", { class: "gm-claims" },
    el("h2", {}, language.word("claims")),
    el("ul", {}, ...claims.map((claim) => claimLine(claim, language))),
  );
}

function claimLine(claim: Claim, language: Language): HTMLElement {
  const figures = [claim.deaths && language.people("dead", claim.deaths), claim.injured && language.people("injured", claim.injured)].filter(Boolean).join(", ");
  const side = claim.side && claim.side !== claim.speaker ? [" (", said(claim.side), ")"] : [];
  return el("li", {},
    claim.speaker ? said(claim.speaker, "gm-speaker") : language.word("somebody"), ...side,
    " ", el("span", { class: `gm-stance is-${claim.stance}` }, language.of("stance", claim.stance)), figures && `: ${figures}`,
  );
}

function factsPart(incident: Incident, language: Language): HTMLElement {
  const list = el("dl", { class: "gm-facts-list" });
  const row = (term: Parameters<Language["word"]>[0], ...words: Child[]): void => list.append(el("dt", {}, language.word(term)), el("dd", {}, ...words));
  if (incident.deaths) row("deadTitle", tollDetail(incident.deaths, language));
  if (incident.injured) row("injuredTitle", tollDetail(incident.injured, language));
  const history = historyWords(incident, language);
  if (history.length) row("tollHistory", ...history);
  if (incident.actors.length) row("actors", ...incident.actors.flatMap((actor, index) => actorWords(actor, index, language)));
  row("where", ...placeWords(incident, language));
  row("when", whenWords(incident, language), sentence(timeSentence(incident, language)));
  if (incident.control) row("held", ...controlWords(incident, language));
  else if (incident.controlNote) row("held", said(incident.controlNote));
  const [type, what] = [language.of("type", incident.type), language.of("sub", incident.what)];
  row("type", ...(incident.type === incident.what ? [type] : [`${type}: `, said(what)]));
  row("known", language.of("status", incident.status), incident.flags.has("background") && `, ${language.word("toldAsHistory")}`);
  if (incident.publishers > 1) row("sourcesTitle", `${language.count("publishers", incident.publishers)}, ${language.count("independentSources", incident.independentSources)}`);
  for (const correction of incident.corrections) row("correctedTitle", ...correctionWords(correction, language));
  return list;
}

function correctionWords({ change, author, day, reason }: Correction, language: Language): Child[] {
  return [said(change), el("br"), el("span", { class: "gm-aside" }, said(`${reason} — ${author}, ${language.dates.day(day)}`))];
}

/** A single day needs no word on how vague it is. */
function timeSentence({ start, end, timePrecision }: Incident, language: Language): string {
  return timePrecision === 1 || (start !== null && start === end && timePrecision < 4) ? "" : language.of("time", timePrecision);
}

function tollDetail(toll: Toll, language: Language): string {
  const hasRange = toll.low !== toll.high && toll.high !== null;
  return language.toll(toll) + (hasRange ? `, ${language.word("best", { n: language.number(toll.best) })}` : "");
}

function actorWords(actor: Actor, index: number, language: Language): Child[] {
  return [index > 0 && el("br"), said(actor.name), actor.role !== "party" && el("span", { class: "gm-aside" }, ` (${language.of("role", actor.role)})`)];
}

function placeWords(incident: Incident, language: Language): Child[] {
  const { place, phrase } = incident;
  const words: Child[] = [];
  if (place) words.push(said(place.name), place.admin1 && place.admin1 !== place.name && el("span", {}, ", ", said(place.admin1)));
  if (phrase && phrase !== place?.name) words.push(" · “", said(phrase), "”");
  words.push(sentence(language.of("precisionSentence", place ? incident.precision : 0)));
  return words;
}

const sentence = (text: string): Child => (text ? el("span", { class: "gm-aside" }, ` ${text}`) : null);

function controlWords({ control }: Incident, language: Language): Child[] {
  if (!control) return [];
  const status = language.of("area", control.status);
  const shares = control.shares.map(({ side, share }) => el("div", {}, said(side), ` ${language.percent(share)}`));
  return [
    ...(shares.length ? shares : [said(control.controller)]), status && ` (${status})`,
    el("span", { class: "gm-aside" }, ` ${language.word("asOf", { day: language.dates.day(control.asOf) })} · `, said(control.area), control.source && " · ", control.source && said(control.source)),
    control.note && el("div", { class: "gm-aside" }, said(control.note)),
    // A note that rests on the distance says it already
    control.distanceKm !== null && !control.note.includes(`${control.distanceKm} `) && el("div", { class: "gm-aside" },
      language.word("lineAway", { n: language.number(control.distanceKm) })),
  ];
}
