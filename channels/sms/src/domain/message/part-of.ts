/** Where a part of a long message belongs (3GPP TS 23.040, 9.2.3.24.1 and .8). */
export interface PartOf {
  /** The sender's number for the message, the same in all its parts. */
  readonly reference: number;
  readonly total: number;
  /** 1 to `total`. */
  readonly number: number;
}
