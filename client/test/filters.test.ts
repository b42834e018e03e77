import { describe, expect, it } from "vitest";
import { groupOf, isFiltered, isListed, isOnMap, NO_FILTERS, passes, toggled } from "../src/filters";
import { incident, place, report } from "./samples";

describe("search", () => {
  it.each([["susa", true], ["ŞUŞA  died", true], ["susa lived", false], ["", true]])("for %j finds the incident of Şuşa: %s", (text, isFound) => {
    expect(passes(incident({ place: place({ name: "Şuşa" }) }), { ...NO_FILTERS, text })).toBe(isFound);
  });
});

describe("filters", () => {
  it("hide what is switched off, and nothing else", () => {
    const filters = { ...NO_FILTERS, types: new Set(["Battles"]) };
    expect(passes(incident(), filters)).toBe(false);
    expect(passes(incident({ type: "Riots" }), filters)).toBe(true);
  });

  it("hide what has no place under its own name", () => {
    expect(passes(incident({ place: null }), { ...NO_FILTERS, precisions: new Set([0]) })).toBe(false);
  });

  it("keep an incident as long as one of its articles is on", () => {
    const other = report({ article: { ...report().article, index: 1 } });
    const filters = { ...NO_FILTERS, articles: new Set([0]) };
    expect(passes(incident(), filters)).toBe(false);
    expect(passes(incident({ reports: [report(), other] }), filters)).toBe(true);
  });

  it("know whether they are at work; history is no filter", () => {
    expect(isFiltered({ ...NO_FILTERS, history: true })).toBe(false);
    expect(isFiltered({ ...NO_FILTERS, text: "x" })).toBe(true);
  });

  it("toggle without changing the set that others hold", () => {
    const set = new Set([1]);
    expect([...toggled(set, 2)]).toEqual([1, 2]);
    expect([...toggled(set, 1)]).toEqual([]);
    expect([...set]).toEqual([1]);
  });
});

describe("groups", () => {
  const history = incident({ flags: new Set(["background"]), start: 1, end: 1 });
  const plan = incident({ flags: new Set(["hypothetical", "background"]) });
  const range = { from: 5, to: 20 };

  it("tell news, history and plans apart", () => {
    expect([incident(), history, plan].map(groupOf)).toEqual(["news", "history", "plans"]);
  });

  it("list history whatever the clock says, and map it when asked", () => {
    expect(isListed(history, NO_FILTERS, range)).toBe(true);
    expect(isOnMap(history, NO_FILTERS)).toBe(false);
    expect(isOnMap(history, { ...NO_FILTERS, history: true })).toBe(true);
  });

  it("keep plans and the placeless off the map", () => {
    expect(isOnMap(plan, { ...NO_FILTERS, history: true })).toBe(false);
    expect(isOnMap(incident({ place: null }), NO_FILTERS)).toBe(false);
  });
});
