import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { findAgency } from '../database/registry.queries.js';
import { countHops, insertDisposition } from '../database/report.store.js';
import { checkCopies } from '../domain/disposition/copies.js';
import type { OutsideBody } from '../domain/outside-body/outside-bodies.js';
import type { Desk } from '../domain/report/desk.js';
import type { DispositionKind, Report } from '../domain/report/report.js';
import { type Case, officerOf, type Told } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';

/** A hop to be written. */
export interface Hop {
  readonly kind: DispositionKind;
  readonly desk: Desk;
  readonly note: string | null;
  readonly proposedAgencyCode?: string | null;
  readonly proposedBody?: OutsideBody | null;
}

/** Writes a hop of the report's way. Returns what its event says. */
export async function writeHop(
  deps: ActionDependencies,
  open: Case,
  { kind, desk, note, proposedAgencyCode = null, proposedBody = null }: Hop,
): Promise<Pick<Told, 'agencyCode' | 'dispositionId' | 'hop'>> {
  const { manager, report, at } = open;
  const dispositionId = deps.newId();
  const hop = (await countHops(manager, report.id)) + 1;
  await insertDisposition(manager, {
    id: dispositionId,
    reportId: report.id,
    hop,
    kind,
    fromDeskCode: report.deskCode,
    toDeskCode: desk.code,
    note,
    proposedAgencyCode,
    proposedBody,
    byRole: open.decision.as.kind === 'SYSTEM' ? 'SYSTEM' : officerOf(open).role,
    disposedAt: at,
    acceptedAt: null,
  });
  return { agencyCode: desk.code, dispositionId, hop };
}

/** The desk holds the report now; it is on its way once. */
export function heldBy({ desks }: Report, desk: Desk): Pick<Report, 'deskCode' | 'desks'> {
  return { deskCode: desk.code, desks: desks.some(({ code }) => code === desk.code) ? desks : [...desks, desk] };
}

/**
 * Gives copies (tembusan) to agencies that do not have the report yet. Returns the desks with a copy, and the events.
 * Throws INPUT_INVALID or AGENCY_UNKNOWN.
 */
export async function writeCopies(
  deps: ActionDependencies,
  open: Case,
  codes: readonly string[] | null | undefined,
  lead: string,
): Promise<{ readonly ccDesks: readonly Desk[]; readonly events: readonly Told[] }> {
  const { ccDesks } = open.report;
  const checked = checkCopies(codes ?? [], [lead, ...ccDesks.map((desk) => desk.code)]);
  assertAllowed(checked);
  const copied: Desk[] = [];
  const events: Told[] = [];
  for (const code of checked.codes) {
    const desk = await findAgency(open.manager, code);
    if (!desk) throw new RefusalError('AGENCY_UNKNOWN');
    copied.push(desk);
    events.push({ type: 'ReportCopied', ...(await writeHop(deps, open, { kind: 'CC', desk, note: null })) });
  }
  return { ccDesks: [...ccDesks, ...copied], events };
}
