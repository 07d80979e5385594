import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { type Caller, type Target, withReport } from './with-report.js';
import { MESSAGE, writeMessage } from './write-message.js';

export interface CompleteFileInput extends Target {
  readonly text: string;
}

/** The reporter adds what was missing (domain.md 4.4, row 4). Throws what `withReport` does, and INPUT_INVALID. */
export function completeFile(deps: ActionDependencies, caller: Caller, input: CompleteFileInput): Promise<Report> {
  return withReport(deps, caller, input, 'completeFile', async (open) => {
    await writeMessage(deps, open, { kind: 'COMPLETION', field: 'text', text: input.text, rule: MESSAGE });
    const { report, at } = open;
    return {
      changes: { fileCompleteAt: report.fileCompleteAt ?? at },
      events: [{ type: 'FileCompleted', agencyCode: report.deskCode }],
    };
  });
}
