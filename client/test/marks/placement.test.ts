import { describe, expect, it } from "vitest";
import { boxAround, boxesBeside, Room } from "../../src/marks/placement";

const bounds = { left: 0, top: 0, right: 100, bottom: 100 };

describe("room for names", () => {
  it("belongs to who comes first", () => {
    const room = new Room(bounds);
    expect(room.place([boxAround(50, 50, 40, 10)])).not.toBeNull();
    expect(room.place([boxAround(55, 52, 40, 10)])).toBeNull();
  });

  it("is sought on the other side", () => {
    const room = new Room(bounds);
    room.take(boxAround(70, 50, 30, 10));
    const box = room.place(boxesBeside(50, 50, 30, 10, 5));
    expect(box && box.right).toBeLessThan(50);
  });

  it("ends at the edge of the map", () => {
    expect(new Room(bounds).place([boxAround(95, 50, 40, 10)])).toBeNull();
  });
});
