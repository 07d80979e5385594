/**
 * A place in a log. Events are ordered by the transaction that wrote them, then by their number; neither alone is
 * an order in which a reader could stop and go on (docs/adr/0003).
 */
export interface Position {
  readonly txid: bigint;
  readonly number: bigint;
}

export const START: Position = { txid: 0n, number: 0n };

/** Negative, zero or positive as `left` stands before, at or behind `right`. */
export function comparePositions(left: Position, right: Position): number {
  if (left.txid !== right.txid) return left.txid < right.txid ? -1 : 1;
  if (left.number === right.number) return 0;
  return left.number < right.number ? -1 : 1;
}
