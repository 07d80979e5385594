import type { FeedPage, LoggedEvent, WorkMoved } from '@lapor/schema/events';
import type { WorkChanges } from '../database/open-work.store.js';

/** How each desk's open work changes with a page of the reports' log; desks without a change are not among them. */
export function toWorkChanges({ events }: Pick<FeedPage, 'events'>): WorkChanges {
  const changes = new Map<string, number>();
  const count = (desk: unknown, change: number) => {
    if (typeof desk === 'string') changes.set(desk, (changes.get(desk) ?? 0) + change);
  };
  for (const event of events) {
    const { from, to } = workOf(event);
    count(from, -1);
    count(to, 1);
  }
  return new Map([...changes].filter(([, change]) => change !== 0));
}

function workOf({ payload }: LoggedEvent): Partial<WorkMoved> {
  return typeof payload.work === 'object' && payload.work !== null ? payload.work : {};
}
