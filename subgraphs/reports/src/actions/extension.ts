import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { findExtensions, insertExtension, saveExtensionDecision } from '../database/outcome.store.js';
import { checkExtension, type ExtensionInput, openExtension } from '../domain/extension/extension.js';
import type { Report } from '../domain/report/report.js';
import { officerOf } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { type Target, withReport } from './with-report.js';

export interface RequestExtensionInput extends Target, ExtensionInput {}

/** A liaison officer asks for more time (domain.md 4.4, row 15). Throws what `withReport` does, INPUT_INVALID and EXTENSION_LIMIT. */
export function requestExtension(deps: ActionDependencies, subject: Subject, input: RequestExtensionInput): Promise<Report> {
  return withReport(deps, subject, input, 'requestExtension', async (open) => {
    const { manager, report, at } = open;
    const checked = checkExtension(input, await findExtensions(manager, report.id));
    assertAllowed(checked);
    const { days } = input;
    const { reason } = checked;
    await insertExtension(manager, { id: deps.newId(), reportId: report.id, days, reason, askedAt: at, granted: null, decidedAt: null });
    return { events: [{ type: 'ExtensionRequested', agencyCode: officerOf(open).agencyCode, detail: { days } }] };
  });
}

export interface DecideExtensionInput extends Target {
  readonly grant: boolean;
}

/** The agency's administrator decides it. Throws what `withReport` does, and EXTENSION_NOT_ASKED. */
export function decideExtension(deps: ActionDependencies, subject: Subject, input: DecideExtensionInput): Promise<Report> {
  return withReport(deps, subject, input, 'decideExtension', async (open) => {
    const { manager, report, at } = open;
    const asked = openExtension(await findExtensions(manager, report.id));
    assertAllowed(asked);
    const { id, days } = asked.request;
    await saveExtensionDecision(manager, id, input.grant, at);
    const { agencyCode } = officerOf(open);
    return {
      changes: input.grant ? { extensionDays: report.extensionDays + days } : {},
      events: [{ type: input.grant ? 'ExtensionGranted' : 'ExtensionRefused', agencyCode, detail: { days } }],
    };
  });
}
