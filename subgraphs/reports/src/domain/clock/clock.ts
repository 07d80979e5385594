import type { ClockKey } from './clock-rules.js';

/** One run of a clock of a report. Whether it is late is never stored: it follows from these and the time (`isLate`). */
export interface Clock {
  readonly key: ClockKey;
  /** The desk whose calendar counts. */
  readonly deskCode: string;
  readonly policyId: string;
  /** The state of holidays and policies it was computed with. */
  readonly calendarVersion: number;
  readonly startedAt: Date;
  /** The end of the limit's last working day. */
  readonly dueAt: Date;
  /** It reaches into a year whose holidays are not decreed yet. */
  readonly provisional: boolean;
  /** Days added to the limit: by pauses that are over, and by extensions. */
  readonly extraDays: number;
  readonly pausedAt: Date | null;
  /** How many days were left when it was paused. */
  readonly remainingDays: number | null;
  readonly stoppedAt: Date | null;
  /** The thresholds that have been told of. */
  readonly told: readonly string[];
}

/** Whether time goes by on it. */
export function isRunning({ pausedAt, stoppedAt }: Pick<Clock, 'pausedAt' | 'stoppedAt'>): boolean {
  return pausedAt === null && stoppedAt === null;
}
