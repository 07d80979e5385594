import type { WorkMoved } from '@lapor/schema/events';
import type { Report } from './report.js';
import { OPEN_STATES } from './report-state.js';

type Held = Pick<Report, 'state' | 'deskCode'>;

/** Whose open work a change of a report takes and gives; null when it stays where it was. `before` is null for a new one. */
export function workMoved(before: Held | null, after: Held): WorkMoved | null {
  const from = before && holderOfWork(before);
  const to = holderOfWork(after);
  return from === to ? null : { from, to };
}

function holderOfWork({ state, deskCode }: Held): string | null {
  return OPEN_STATES.includes(state) ? deskCode : null;
}
