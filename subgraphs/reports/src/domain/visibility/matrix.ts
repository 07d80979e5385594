/** The parts of a report that are shown or hidden as one. */
export const ASPECTS = [
  /** State, stage, desks, codes and times. Without it the report does not exist for a viewer. */
  'outline',
  /** Edited title and content. */
  'publicContent',
  /** What the reporter wrote: title, content, place and day of the event. */
  'originalContent',
  /** The reference to the reporter. */
  'reporterIdentity',
  /** The agency's answers. */
  'dialogue',
  /** Why it was given to whom. */
  'dispositionNotes',
  /** Who looked behind the seals and who published what: reveals, openings, overrides, versions of the edited text. */
  'record',
  /** What officers write among themselves. */
  'internalNotes',
] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Who looks. Whoever is nothing else to a report is PUBLIC. */
export const VIEWERS = [
  'PUBLIC',
  'REPORTER',
  'HANDLER',
  'FORMER',
  'CC',
  'LEADER',
  'NATIONAL',
  'OVERSEER',
  'API_CLIENT',
  'API_CLIENT_WITH_IDENTITY',
] as const;
export type Viewer = (typeof VIEWERS)[number];

export const COLUMNS = ['normal', 'anonymous', 'confidential', 'anonymousConfidential'] as const;
export type Column = (typeof COLUMNS)[number];

/** What is seen; in a few cells more once the viewer has opened the report by a logged command. */
export type Cell = { readonly seen: readonly Aspect[] } | { readonly seen: readonly Aspect[]; readonly opened: readonly Aspect[] };

const CONTENT = ['outline', 'publicContent', 'originalContent', 'dialogue', 'dispositionNotes'] as const;
const OWN: Cell = { seen: [...CONTENT, 'record', 'reporterIdentity'] };
const OWN_UNNAMED: Cell = { seen: [...CONTENT, 'record'] };
const HANDLED: Cell = { seen: [...CONTENT, 'record', 'internalNotes', 'reporterIdentity'] };
const HANDLED_UNNAMED: Cell = { seen: [...CONTENT, 'record', 'internalNotes'] };
const COPY: Cell = { seen: CONTENT };
const NAMED_COPY: Cell = { seen: [...CONTENT, 'reporterIdentity'] };
const KEPT: Cell = { seen: ['outline', 'publicContent', 'originalContent', 'dialogue'] };
const OVERSEEN: Cell = { seen: [...CONTENT, 'record'] };
const ON_REQUEST: Cell = { seen: [], opened: [...CONTENT, 'record'] };
const NOTHING: Cell = { seen: [] };

/**
 * The visibility matrix (domain.md 4.2). The PUBLIC row holds only once a verifier has published the report. On an
 * anonymous report nobody is given a reporter's reference, not even the reporter, who needs none: what never leaves
 * cannot be linked.
 */
export const MATRIX: Readonly<Record<Viewer, Readonly<Record<Column, Cell>>>> = {
  PUBLIC: {
    normal: { seen: ['outline', 'publicContent', 'reporterIdentity'] },
    anonymous: { seen: ['outline', 'publicContent'] },
    confidential: NOTHING,
    anonymousConfidential: NOTHING,
  },
  REPORTER: { normal: OWN, anonymous: OWN_UNNAMED, confidential: OWN, anonymousConfidential: OWN_UNNAMED },
  HANDLER: { normal: HANDLED, anonymous: HANDLED_UNNAMED, confidential: HANDLED, anonymousConfidential: HANDLED_UNNAMED },
  // A desk that gave the report away keeps what it knew of an open one; what is written afterwards is not for it.
  FORMER: { normal: KEPT, anonymous: KEPT, confidential: NOTHING, anonymousConfidential: NOTHING },
  CC: { normal: COPY, anonymous: COPY, confidential: COPY, anonymousConfidential: COPY },
  // Pimpinan: as the agency; a confidential report stands in the lists without its content until it is opened.
  LEADER: {
    normal: HANDLED,
    anonymous: HANDLED_UNNAMED,
    confidential: { seen: ['outline'], opened: HANDLED.seen },
    anonymousConfidential: { seen: ['outline'], opened: HANDLED_UNNAMED.seen },
  },
  // Admin Nasional reads content; an identity is revealed only by a logged command with a reason.
  NATIONAL: {
    normal: HANDLED_UNNAMED,
    anonymous: HANDLED_UNNAMED,
    confidential: HANDLED_UNNAMED,
    anonymousConfidential: HANDLED_UNNAMED,
  },
  // Pengawas: content in scope and no identity; what is confidential only on a formal request, which is logged.
  OVERSEER: { normal: OVERSEEN, anonymous: OVERSEEN, confidential: ON_REQUEST, anonymousConfidential: ON_REQUEST },
  // Klien API: what its agency handles, as the agency reads it. Notes among officers and the record are not for machines.
  // That its agency must lead a confidential report is a matter of reach (`reachesAsClient`).
  API_CLIENT: { normal: COPY, anonymous: COPY, confidential: COPY, anonymousConfidential: COPY },
  API_CLIENT_WITH_IDENTITY: { normal: NAMED_COPY, anonymous: COPY, confidential: NAMED_COPY, anonymousConfidential: COPY },
};
