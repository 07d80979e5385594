import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { Report } from '../domain/report/report.js';
import { callerOf } from '../domain/reporter/reporter.js';
import { decideVisibility, type VisibilityInput } from '../domain/visibility/decide-visibility.js';
import { isVisible } from '../domain/visibility/visibility.js';
import type { ActionDependencies } from './dependencies.js';
import { type HeldReport, onReport } from './on-report.js';
import { assertActing, type Target } from './with-report.js';

export type ChangeVisibilityInput = Target & VisibilityInput;

/**
 * Makes a report more closed or, by its reporter, more open. Its public copy is taken back by any tightening, and
 * whoever follows the report and loses the right to see it is told so as the last thing. Throws UNAUTHENTICATED,
 * FORBIDDEN, what `onReport` does, and what `decideVisibility` refuses.
 */
export async function changeVisibility(deps: ActionDependencies, subject: Subject, input: ChangeVisibilityInput): Promise<Report> {
  const callerId = callerOf(assertActing(subject));
  const mayKnow = (report: Report) => isVisible(subject, report);
  const act = async ({ report: before }: HeldReport) => {
    const decision = decideVisibility(before, subject, input);
    assertAllowed(decision);
    const { as, flags, events } = decision;
    // Whoever opened it opened it as it was; a report closed anew is opened anew.
    const openedBy = flags.confidential && !before.confidential ? [] : before.openedBy;
    const detail = { anonymous: flags.anonymous, confidential: flags.confidential, published: flags.published };
    // Only the reporter can take back being anonymous, and so is there to be named.
    const named = before.anonymous && !flags.anonymous && subject.kind === 'citizen' ? { citizenId: subject.id } : {};
    return { as, changes: { ...flags, ...named, openedBy }, events: events.map((type) => ({ type, detail })), result: null };
  };
  const { report } = await onReport(deps, input, { command: 'changeVisibility', callerId, mayKnow, act, again: () => null });
  return report;
}
