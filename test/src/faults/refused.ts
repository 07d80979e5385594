import { expect } from '@jest/globals';
import type { ErrorCode } from '@lapor/schema/errors';
import type { Command, StepReport } from '../environment/journey.js';
import type { Username } from '../environment/open-system.js';

/** A report in each state that a command can be refused in. */
export interface Scene {
  readonly received: StepReport;
  readonly assigned: StepReport;
  readonly hidden: StepReport;
  readonly inProgress: StepReport;
  readonly completed: StepReport;
}

/** Somebody tries something in vain; `details` is what the error tells besides its code. */
export type Refused = readonly [
  what: string,
  who: Username | 'anyone',
  Command,
  (scene: Scene) => Record<string, unknown>,
  ErrorCode,
  details?: Record<string, unknown>,
];

/** The details of INPUT_INVALID: these fields and no other, in this order. */
export function fields(...names: string[]) {
  return { fields: names.map((field) => expect.objectContaining({ field, problem: expect.any(String) })) };
}

/** A text of so many letters. */
export function long(length: number): string {
  return 'a'.repeat(length);
}
