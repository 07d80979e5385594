import { assertAllowed } from '@lapor/kit/refusal';
import { decideReply } from '../domain/dialogue/reply-window.js';
import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { replyDueAt } from './report-limits.js';
import { type Caller, type Target, withReport } from './with-report.js';
import { MESSAGE, writeMessage } from './write-message.js';

export interface ReplyToAnswerInput extends Target {
  readonly text: string;
}

/**
 * The reporter, or the national desk, is not satisfied or knows something new: the agency goes on (domain.md 4.4,
 * row 17). Throws what `withReport` does, INPUT_INVALID and REPLY_WINDOW_CLOSED.
 */
export function replyToAnswer(deps: ActionDependencies, caller: Caller, input: ReplyToAnswerInput): Promise<Report> {
  return withReport(deps, caller, input, 'reply', async (open) => {
    const { manager, report, decision, at } = open;
    assertAllowed(decideReply(await replyDueAt(manager, report.id), at));
    await writeMessage(deps, open, { kind: 'REPLY', field: 'text', text: input.text, rule: MESSAGE });
    return { events: [{ type: 'ReporterReplied', agencyCode: decision.as.kind === 'OFFICER' ? decision.as.agencyCode : null }] };
  });
}
