/** A way that reports of one category and region have taken from one agency to another. */
export interface TransferWay {
  readonly categoryId: string;
  /** The regency or city, or the province where no more is known. */
  readonly regionCode: string;
  readonly fromAgency: string;
  readonly toAgency: string;
}

/** One transfer, as it is counted. */
export interface Transfer extends TransferWay {
  readonly confidential: boolean;
}

/** How often a way was taken; confidential reports are counted apart. */
export interface TransferTally extends TransferWay {
  readonly count: number;
  readonly confidentialCount: number;
}

/** Confidential reports show only in full groups of this many (domain.md 4.2: cells under 5 are suppressed). */
export const CONFIDENTIAL_GROUP = 5;

/** The count anybody may see: no change of it tells of one confidential report. */
export function shownCount({ count, confidentialCount }: Pick<TransferTally, 'count' | 'confidentialCount'>): number {
  return count + Math.floor(confidentialCount / CONFIDENTIAL_GROUP) * CONFIDENTIAL_GROUP;
}
