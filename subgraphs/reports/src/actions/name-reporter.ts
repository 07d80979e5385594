import { type ReferencePublicKey, sealReference } from '@lapor/kit/sealed-reference';
import DataLoader from 'dataloader';
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

/** A reporter, and the report that is to be filed. */
export interface ReporterToName extends FilingReporter, Pick<Report, 'anonymous'> {
  readonly reportId: string;
}

/** What a new report holds of its reporter. */
export interface NamedReporter extends Pick<Report, 'reporterId' | 'citizenId'> {
  readonly trace: ReporterTrace;
}

/** Names the reporters of new reports, in their order and in the transaction that files them. */
export async function nameReporters(
  { vault, newId }: ReporterDependencies & Pick<ActionDependencies, 'newId'>,
  manager: EntityManager,
  reporters: readonly ReporterToName[],
): Promise<readonly NamedReporter[]> {
  const listed = reporters.map(({ citizenId, secret, inVault }) => (inVault && citizenId !== null ? secret : null));
  const next = await nextListKeys(
    manager,
    listed.filter((secret) => secret !== null),
  );
  return reporters.map(({ reportId, citizenId, secret, inVault, anonymous }, index) => ({
    reporterId: secret ? reporterPseudonym(secret, reportId) : (citizenId ?? newId()),
    citizenId: anonymous ? null : citizenId,
    trace: {
      // Every report has one, also where nobody will ever look for it.
      listKey: next(listed[index] ?? null) ?? newId(),
      reporterReference: inVault && citizenId !== null ? sealReference(vault, citizenId, reportId) : null,
    },
  }));
}

/** Gives out the citizens' next free list keys; null for whom there is none. */
async function nextListKeys(manager: EntityManager, secrets: readonly Buffer[]): Promise<(secret: Buffer | null) => string | null> {
  const bySecret = new Map(secrets.map((secret) => [secret.toString('hex'), secret]));
  if (bySecret.size === 0) return () => null;
  await lockListKeys(
    manager,
    [...bySecret.values()].map((secret) => listKey(secret, 0)),
  );
  // What is asked for all citizens at the same moment is one statement.
  const isTaken = new DataLoader<string, boolean>(async (keys) => {
    const taken = await findTakenListKeys(manager, keys);
    return keys.map((key) => taken.has(key));
  });
  const find = async (keys: readonly string[]) => {
    const answers = await Promise.all(keys.map((key) => isTaken.load(key)));
    return new Set(keys.filter((_, index) => answers[index]));
  };
  const counts = new Map(await Promise.all([...bySecret].map(async ([name, secret]) => [name, await countListed(secret, find)] as const)));
  return (secret) => {
    const index = secret && counts.get(secret.toString('hex'));
    if (secret === null || index === null || index === undefined) return null;
    counts.set(secret.toString('hex'), index + 1);
    return listKey(secret, index);
  };
}
