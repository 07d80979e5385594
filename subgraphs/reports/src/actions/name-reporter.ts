import { type ReferencePublicKey, sealReference } from '@lapor/kit/sealed-reference';
import type { EntityManager } from 'typeorm';
import type { ReporterTrace } from '../database/report.store.js';
import { findTakenListKeys, lockListKeys } from '../database/reporter.queries.js';
import type { Report } from '../domain/report/report.js';
import { countListed, listKey } from '../domain/reporter/list-keys.js';
import { reporterPseudonym } from '../domain/reporter/reporter.js';
import type { ActionDependencies } from './dependencies.js';

export interface ReporterDependencies {
  /** Whom references to reporters are sealed for: the vault alone opens them. */
  readonly vault: ReferencePublicKey;
}

/** Whose report is filed. */
export interface FilingReporter {
  /** Null for somebody whom nothing is known of. */
  readonly citizenId: string | null;
  /** What the reporter's names are made of; without it there is one name for all of the reporter's reports. */
  readonly secret: Buffer | null;
  /** Whether the vault knows the citizen, who then finds the report again and can be revealed. */
  readonly inVault: boolean;
}

/** What a new report holds of its reporter. */
export interface NamedReporter extends Pick<Report, 'reporterId' | 'citizenId'> {
  readonly trace: ReporterTrace;
}

/** Names the reporter of a new report, in the transaction that files it. */
export async function nameReporter(
  { vault, newId }: ReporterDependencies & Pick<ActionDependencies, 'newId'>,
  manager: EntityManager,
  reportId: string,
  { citizenId, secret, inVault, anonymous }: FilingReporter & Pick<Report, 'anonymous'>,
): Promise<NamedReporter> {
  const known = inVault && citizenId !== null;
  return {
    reporterId: secret ? reporterPseudonym(secret, reportId) : (citizenId ?? newId()),
    citizenId: anonymous ? null : citizenId,
    trace: {
      // Every report has one, also where nobody will ever look for it.
      listKey: known && secret ? await takeListKey(manager, secret) : newId(),
      reporterReference: known ? sealReference(vault, citizenId, reportId) : null,
    },
  };
}

async function takeListKey(manager: EntityManager, secret: Buffer): Promise<string> {
  await lockListKeys(manager, listKey(secret, 0));
  return listKey(secret, await countListed(secret, (keys) => findTakenListKeys(manager, keys)));
}
