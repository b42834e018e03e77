import { describe, expect, it } from "vitest";
import { decodeNumbers, decodePath, decodePolygons } from "../../src/payload/shapes";

describe("shapes", () => {
  it.each([["A", 0], ["B", -1], ["C", 1], ["e", 15], ["gB", 16], ["hB", -17]])("reads %s as %d, as the Python side writes it", (text, number) => {
    expect(decodeNumbers(text)).toEqual([number]);
  });

  it("reads numbers beyond 31 bits", () => {
    // 2 ** 40 twice over: zigzag, five bits a character.
    expect(decodeNumbers("ggggggggC")).toEqual([2 ** 40]);
  });

  it("adds differences up and turns longitude first into latitude first", () => {
    // 110, 500, 0, 10 in steps of a tenth.
    expect(decodePath("8GofAU", 10)).toEqual([[50, 11], [51, 11]]);
  });

  it("keeps polygons, rings and their order", () => {
    expect(decodePolygons([["CC", "EE"], ["AA"]], 1)).toEqual([[[[1, 1]], [[2, 2]]], [[[0, 0]]]]);
  });

  it("ends at an unfinished number", () => {
    expect(decodeNumbers("Cg")).toEqual([1]);
  });
});
