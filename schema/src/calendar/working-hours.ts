/** When an agency works. Times are minutes since midnight in the agency's own zone. */
export interface WorkingHours {
  /** 0 is Sunday. */
  readonly workdays: readonly number[];
  readonly opensAt: number;
  readonly closesAt: number;
}

/** Hours from a day on, `YYYY-MM-DD`, until others of the same agency begin. */
export interface DatedHours extends WorkingHours {
  readonly validFrom: string;
}

/** The hours of one agency; they also hold for everything below it that has none of its own. */
export interface AgencyHours extends DatedHours {
  readonly agencyCode: string;
}

/** Civil servants work Monday to Friday (Perpres 21/2023); 08:00 to 16:00 unless an agency says otherwise. */
export const NATIONAL_HOURS: WorkingHours = { workdays: [1, 2, 3, 4, 5], opensAt: 8 * 60, closesAt: 16 * 60 };

/**
 * The hours that can count at an agency, what counts first standing first: the nearest agency's before those of the
 * agencies above it, and of one agency the latest before the earlier ones.
 * @param path the codes from the root of the agency's tree down to itself.
 */
export function hoursAlong(path: readonly string[], hours: readonly AgencyHours[]): readonly AgencyHours[] {
  return hours
    .filter(({ agencyCode }) => path.includes(agencyCode))
    .toSorted((a, b) => path.indexOf(b.agencyCode) - path.indexOf(a.agencyCode) || b.validFrom.localeCompare(a.validFrom));
}

/** The hours of a day, `YYYY-MM-DD`: the first that have begun by then, otherwise the national ones. */
export function hoursOn(hours: readonly DatedHours[], day: string): WorkingHours {
  return hours.find(({ validFrom }) => validFrom <= day) ?? NATIONAL_HOURS;
}
