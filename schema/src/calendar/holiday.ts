/** Where a day off comes from (domain.md 2.3): the yearly joint decree, its collective leave, or a region's own rule. */
export const HOLIDAY_KINDS = ['NATIONAL', 'COLLECTIVE_LEAVE', 'REGIONAL'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

export interface Holiday {
  readonly id: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly kind: HolidayKind;
  /** The region whose own day it is; null for the whole country. */
  readonly regionCode: string | null;
  /** Expected, and not decreed yet: computed or announced, it may still move. */
  readonly provisional: boolean;
}

/** Whether a holiday is one for a desk in a region: its own day also holds for every region inside it. */
export function holdsIn(holiday: Pick<Holiday, 'regionCode'>, regionCode: string | null): boolean {
  if (holiday.regionCode === null) return true;
  return regionCode !== null && (regionCode === holiday.regionCode || regionCode.startsWith(`${holiday.regionCode}.`));
}
