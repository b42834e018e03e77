import { describe, expect, it } from "vitest";
import { HISTORY, NEWS, PLANS } from "../../src/payload/incidents";
import { isFiltered, listed, NO_FILTERS, onMap, passing, toggled, type Filters } from "../../src/state/filters";
import { Search } from "../../src/state/search";
import { sheetOf, type Given } from "../samples";

function passed(filters: Partial<Filters>, ...all: Given[]): number[] {
  const { incidents } = sheetOf(...all);
  return [...passing(incidents, { ...NO_FILTERS, ...filters }, new Search(incidents))];
}

describe("search", () => {
  const all: Given[] = [
    { place: { name: "Şuşa" } }, { actors: ["Highland Front"] }, { reports: [{ source: "Herald", article: 1 }] },
    { reports: [{ speaker: "the mayor" }] }, { reports: [{ quotes: ["Nothing here."] }, { quotes: ["One lived."] }] },
  ];
  it.each([
    ["susa", [1, 0, 0, 0, 0]], ["ŞUŞA  died", [1, 0, 0, 0, 0]], ["susa lived", [0, 0, 0, 0, 0]], ["", [1, 1, 1, 1, 1]], ["front", [0, 1, 0, 0, 0]],
    ["herald", [0, 0, 1, 0, 0]], ["MAYOR", [0, 0, 0, 1, 0]], ["lived", [0, 0, 0, 0, 1]], ["here. one", [0, 0, 0, 0, 1]], ["battles", [1, 1, 1, 1, 1]],
  ])("for %j finds %j", (text, found) => expect(passed({ text }, ...all)).toEqual(found));

  it("reads a quote of its own incident alone", () => {
    expect(passed({ text: "zebra" }, { reports: [{ quotes: ["a zebra"] }] }, { reports: [{ quotes: ["zeb"] }] }, { reports: [{ quotes: ["ra"] }] })).toEqual([1, 0, 0]);
  });
});

describe("filters", () => {
  it("hide what is switched off, and nothing else", () => {
    expect(passed({ types: new Set(["Battles"]) }, {}, { type: "Riots" })).toEqual([0, 1]);
    expect(passed({ statuses: new Set(["claimed"]) }, {}, { status: "claimed" })).toEqual([1, 0]);
  });

  it("hide what has no place under its own name", () => {
    expect(passed({ precisions: new Set([0]) }, {}, { place: null })).toEqual([1, 0]);
  });

  it("of articles and actors show those that are ticked, alone", () => {
    const all: Given[] = [{ actors: ["rebels"] }, { actors: ["rebels", "police"], reports: [{}, { article: 1 }] }, { reports: [{ article: 1 }] }];
    expect(passed({ articles: new Set([1]) }, ...all)).toEqual([0, 1, 1]);
    expect(passed({ articles: new Set([0]) }, ...all)).toEqual([1, 1, 0]);
    expect(passed({ actors: new Set(["police"]) }, ...all)).toEqual([0, 1, 0]);
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

describe("the list", () => {
  const { incidents } = sheetOf({}, { flags: ["background"], start: 1 }, { flags: ["hypothetical", "background"] }, { place: null, start: null });
  const all = new Uint8Array(4).fill(1);

  it("tells news, history and plans apart", () => {
    expect([...incidents.group]).toEqual([NEWS, HISTORY, PLANS, NEWS]);
  });

  it.each([
    [1, 4, false], [1, 5, true], [7, 9, true], [11, 12, false], [1, 20, true],
  ])("holds an incident of days %d to %d within days 5 to 10: %s", (start, end, isShown) => {
    const one = sheetOf({ start, end }).incidents;
    expect(listed(one, new Uint8Array([1]), { from: 5, to: 10 }).length).toBe(isShown ? 1 : 0);
  });

  it("holds history and what is undated whatever the clock says", () => {
    expect([...listed(incidents, all, { from: 50, to: 60 })]).toEqual([1, 2, 3]);
  });

  it("puts history on the map when asked, plans and the placeless never", () => {
    const chosen = listed(incidents, all, null);
    expect([...onMap(incidents, chosen, NO_FILTERS)]).toEqual([0]);
    expect([...onMap(incidents, chosen, { ...NO_FILTERS, history: true })]).toEqual([0, 1]);
  });
});
