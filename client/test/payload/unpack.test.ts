import { expect, test } from "vitest";
import { unpack } from "../../src/payload/unpack";

async function packed(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
}

test("what was deflated comes back letter by letter", async () => {
  const text = JSON.stringify({ words: ["Şuşa", "\u2028", "💥", "</script>"] });
  expect(await unpack(`${await packed(text)}\n`)).toBe(text);
});
