/** Heights of very many rows, of which few were ever seen: sums by halves of the work, for a list that holds only what is in view. */

const BLOCK = 512;

export class Heights {
  private readonly heights: Float32Array;
  private readonly blocks: Float64Array;

  constructor(readonly count: number, guess: number) {
    this.heights = new Float32Array(count).fill(guess);
    this.blocks = new Float64Array(Math.ceil(count / BLOCK));
    for (let block = 0; block < this.blocks.length; block++) this.blocks[block] = Math.min(BLOCK, count - block * BLOCK) * guess;
  }

  get total(): number {
    return this.blocks.reduce((sum, height) => sum + height, 0);
  }

  set(row: number, height: number): void {
    const before = this.heights[row] ?? 0;
    this.heights[row] = height;
    this.blocks[Math.floor(row / BLOCK)]! += (this.heights[row] as number) - before;
  }

  /** How high the rows before this one are together. */
  before(row: number): number {
    const block = Math.floor(row / BLOCK);
    let sum = 0;
    for (let at = 0; at < block; at++) sum += this.blocks[at] as number;
    for (let at = block * BLOCK; at < row; at++) sum += this.heights[at] as number;
    return sum;
  }

  /** The row at this distance from the top. */
  at(distance: number): number {
    let block = 0;
    let rest = Math.max(0, distance);
    while (block < this.blocks.length - 1 && rest >= (this.blocks[block] as number)) rest -= this.blocks[block++] as number;
    let row = block * BLOCK;
    while (row < this.count - 1 && rest >= (this.heights[row] as number)) rest -= this.heights[row++] as number;
    return row;
  }
}
