import type { RegionLevel } from './region.js';

/** The levels that come as reference data: tens of thousands of rows that only a new edition of the source changes. */
export const AREA_LEVELS = ['DISTRICT', 'VILLAGE'] as const satisfies readonly RegionLevel[];
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** A district or village as its source names it; everything else follows from the code. */
export interface Area {
  readonly code: string;
  readonly name: string;
}

/** All areas of one level in one edition of their source. */
export interface AreaSet {
  readonly level: AreaLevel;
  /** The source and its edition: `idn-area-data@3.1.2`. */
  readonly version: string;
  /** Ordered by code. */
  readonly areas: readonly Area[];
}
