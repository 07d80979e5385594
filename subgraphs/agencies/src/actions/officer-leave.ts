import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { Leave, OfficerEntry } from '@lapor/schema/officer';
import type { EntityManager } from 'typeorm';
import { findPaths } from '../database/agency-paths.queries.js';
import { findOfficer } from '../database/officer.queries.js';
import { goOnLeave, type RootOf } from '../domain/officer/leave.js';
import { checkOfficerId } from '../domain/officer/officer-id.js';
import { changeOfficer, known } from './change-officer.js';
import type { ActionDependencies } from './dependencies.js';
import { officerConcern } from './officer-concern.js';

/** Who is away, from the first to the last day, and who stands in. */
export interface SetOfficerLeaveInput extends Leave {
  readonly officerId: string;
  readonly idempotencyKey?: string | null;
}

/** The officer a command is about. */
export interface OfficerInput {
  readonly officerId: string;
  readonly idempotencyKey?: string | null;
}

/**
 * Sends an officer on leave: during these days their memberships rest and the deputy holds them. Returns the officer's
 * id. Throws UNAUTHENTICATED, FORBIDDEN, INPUT_INVALID, OFFICER_UNKNOWN, OFFICER_INACTIVE, DEPUTY_NOT_ALLOWED or
 * MEMBERSHIP_LIMIT.
 */
export function setOfficerLeave(deps: ActionDependencies, subject: Subject, input: SetOfficerLeaveInput): Promise<string> {
  const { from, to, deputyId } = input;
  return changeOfficer(
    deps,
    { name: 'setOfficerLeave', subject, input, type: 'OfficerOnLeave', concern: officerConcern },
    async ({ manager, before, today }) => {
      assertAllowed(checkOfficerId('deputyId', deputyId));
      const [absent, deputy] = [known(before), await findOfficer(manager, deputyId)];
      const rootOf = await readRoots(manager, [absent, ...(deputy ? [deputy] : [])]);
      const decision = goOnLeave(absent, deputy, { from, to, deputyId }, { today, rootOf });
      assertAllowed(decision);
      return { officer: decision.officer };
    },
  );
}

/** Ends an officer's leave at once, begun or not. Returns the officer's id. Throws as above, and OFFICER_UNCHANGED. */
export function endOfficerLeave(deps: ActionDependencies, subject: Subject, input: OfficerInput): Promise<string> {
  return changeOfficer(
    deps,
    { name: 'endOfficerLeave', subject, input, type: 'OfficerReturned', concern: officerConcern },
    async ({ before }) => {
      const officer = known(before);
      if (!officer.leave) throw new RefusalError('OFFICER_UNCHANGED');
      return { officer: { ...officer, leave: null } };
    },
  );
}

async function readRoots(manager: EntityManager, officers: readonly OfficerEntry[]): Promise<RootOf> {
  const codes = officers.flatMap(({ memberships }) => memberships.map(({ agencyCode }) => agencyCode));
  const paths = await findPaths(manager, codes);
  return (code) => paths.get(code)?.[0];
}
