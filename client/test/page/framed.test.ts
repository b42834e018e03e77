import { expect, test } from "vitest";
import { heightFor } from "../../src/page/framed";

test("a frame asks for a height that suits its width, within bounds", () => {
  expect([320, 719, 720, 900, 2000].map(heightFor)).toEqual([620, 620, 530, 620, 760]);
});
