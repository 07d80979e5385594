/** More numbers than this are not held for the next body. */
const MOST_KEPT = 16_384;

/** Of the objects of each place in one body: what they are asked for more with. It serves one body after another. */
export class Found {
  /** How many there are, by place. */
  readonly counts: Int32Array;
  /** By place, one object after another, where each value begins and ends (`SPAN`). */
  readonly spans: readonly number[][];

  constructor(places: number) {
    this.counts = new Int32Array(places);
    this.spans = Array.from({ length: places }, () => []);
  }

  /** Begins the next body. */
  clear(): void {
    this.counts.fill(0);
    for (const spans of this.spans) if (spans.length > MOST_KEPT) spans.length = 0;
  }
}
