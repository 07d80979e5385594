import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Random } from '../federation/random.js';
import type { Actor } from './actors.js';
import type { Snapshot } from './oracle.js';

type Part = 'reporter' | 'admin' | 'officer' | 'leader' | 'national' | 'overseer' | 'stranger';
type Move = readonly [mutation: string, by: Part];

/**
 * What usually happens next in each state (domain.md 4.4). It only leads random lives further than chance would; it
 * decides nothing about right and wrong.
 */
const USUAL: Readonly<Record<string, readonly Move[]>> = {
  RECEIVED: [
    ['verifyAndDispose', 'admin'],
    ['verifyAndDispose', 'admin'],
    ['verifyAndDispose', 'admin'],
    ['verifyAndDispose', 'admin'],
    ['postponeReport', 'admin'],
    ['archiveReport', 'admin'],
    ['proposeArchive', 'admin'],
    ['approveArchive', 'admin'],
    ['mergeDuplicate', 'admin'],
  ],
  POSTPONED: [
    ['completeFile', 'reporter'],
    ['resumeReport', 'officer'],
  ],
  ASSIGNED: [
    ['acceptDisposition', 'officer'],
    ['acceptDisposition', 'officer'],
    ['acceptDisposition', 'officer'],
    ['forwardInternal', 'admin'],
    ['transferReport', 'admin'],
    ['returnNotCompetent', 'admin'],
    ['addCc', 'admin'],
  ],
  IN_PROGRESS: [
    ['addFollowUp', 'officer'],
    ['giveFinalAnswer', 'officer'],
    ['giveFinalAnswer', 'officer'],
    ['askReporter', 'officer'],
    ['postponeReport', 'officer'],
    ['requestExtension', 'officer'],
    ['decideExtension', 'admin'],
    ['transferReport', 'admin'],
    ['publishContent', 'admin'],
    ['addCc', 'admin'],
  ],
  RESPONDED: [
    ['replyToAnswer', 'reporter'],
    ['confirmSolved', 'reporter'],
    ['rejectFollowUp', 'leader'],
    ['rejectFollowUp', 'national'],
  ],
  COMPLETED: [
    ['rateReport', 'reporter'],
    ['fileObjection', 'reporter'],
    ['decideObjection', 'national'],
  ],
  ARCHIVED: [
    ['requestArchiveReview', 'reporter'],
    ['reviewArchive', 'national'],
  ],
  MERGED: [['splitDuplicate', 'admin']],
};
const ALWAYS: readonly Move[] = [
  ['changeVisibility', 'reporter'],
  ['changeVisibility', 'reporter'],
  ['changeVisibility', 'officer'],
  ['addNote', 'officer'],
  ['addNote', 'national'],
  ['openConfidential', 'leader'],
  ['openConfidential', 'overseer'],
  ['revealIdentity', 'national'],
  ['approveIdentityReveal', 'national'],
  ['renewAccessCode', 'reporter'],
  ['supportReport', 'stranger'],
  ['reclassifyReport', 'admin'],
  ['publishContent', 'national'],
];

export interface Step {
  readonly mutation: string;
  readonly actor: Actor;
}

/** A step that the report's life allows, as far as this table knows, by somebody it usually is done by. */
export function likelyStep(random: Random, report: Snapshot, reporter: Actor | null, actors: readonly Actor[]): Step | null {
  const usual = USUAL[report.state] ?? [];
  const [mutation, by] = random.pick(usual.length > 0 && random.chance(0.7) ? usual : ALWAYS);
  const candidates = by === 'reporter' ? (reporter ? [reporter] : []) : actors.filter((actor) => plays(actor, by, report));
  return candidates.length > 0 ? { mutation, actor: random.pick(candidates) } : null;
}

function plays({ memberships, id }: Actor, part: Part, { deskCode }: Snapshot): boolean {
  if (part === 'stranger') return memberships.length === 0 && id !== null;
  return memberships.some(({ role, agencyCode }) => {
    const here = deskCode === agencyCode || deskCode.startsWith(`${agencyCode}-`);
    if (role === 'OVERSEER') return part === 'overseer';
    if (role === 'NATIONAL_ADMIN')
      return agencyCode === NATIONAL_DESK && (part === 'national' || (part === 'admin' && deskCode === NATIONAL_DESK));
    if (!here || deskCode === NATIONAL_DESK) return false;
    if (role === 'AGENCY_LEADER') return part === 'leader';
    return role === 'AGENCY_ADMIN' ? part === 'admin' || part === 'officer' : role === 'LIAISON_OFFICER' && part === 'officer';
  });
}
