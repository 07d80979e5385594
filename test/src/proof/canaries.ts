/** What a planted word tells of the text it stands in: which report it belongs to, and which part of it. */
export interface Canary {
  readonly word: string;
  /** The id of the report; empty while it is being filed. */
  reportId: string;
  readonly part: Part;
}

/**
 * The parts of a report that domain.md 4.2 gives to some viewers and not to others. `sealed` is for nobody: what stands
 * beside the log for an audit. `unknown` is a text this proof has not been told of: whatever it is, it is not public.
 */
export type Part =
  | 'original'
  | 'published'
  | 'dialogue'
  | 'hopNote'
  | 'record'
  | 'internal'
  | 'proposal'
  | 'revealReason'
  | 'identity'
  | 'sealed'
  | 'unknown';

/** Mutation and field → the part that the text becomes; a field named alone holds for every mutation. */
const PARTS: Readonly<Record<string, Part>> = {
  'fileReport.title': 'original',
  'fileReport.content': 'original',
  'fileReport.place': 'original',
  'fileReportOnBehalf.title': 'original',
  'fileReportOnBehalf.content': 'original',
  'fileReportOnBehalf.place': 'original',
  'verifyAndDispose.title': 'published',
  'verifyAndDispose.publishedContent': 'published',
  'verifyAndDispose.note': 'hopNote',
  'publishContent.title': 'published',
  'publishContent.content': 'published',
  'publishContent.reason': 'record',
  'forwardInternal.reason': 'hopNote',
  'transferReport.reason': 'hopNote',
  'returnNotCompetent.reason': 'hopNote',
  'addNote.text': 'internal',
  'proposeArchive.text': 'proposal',
  'revealIdentity.reason': 'revealReason',
  'openConfidential.reason': 'sealed',
  piiOverrideReason: 'record',
  text: 'dialogue',
  question: 'dialogue',
  reason: 'dialogue',
  comment: 'dialogue',
};

export function partOf(mutation: string, field: string): Part {
  return PARTS[`${mutation}.${field}`] ?? PARTS[field] ?? 'unknown';
}

const WORD = /kenari[a-p]{8}/gi;

/** Words that stand nowhere but in the texts they were planted in. */
export interface Canaries {
  plant(part: Part, reportId: string): Canary;
  /** Says which report the words belong to that were planted before it had an id. */
  bind(reportId: string): void;
  /** The canaries that a text holds. */
  find(text: string): readonly Canary[];
}

export function createCanaries(): Canaries {
  const planted = new Map<string, Canary>();
  return {
    plant(part, reportId) {
      const word = `kenari${[...planted.size.toString(16).padStart(8, '0')].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('')}`;
      const canary: Canary = { word, reportId, part };
      planted.set(word, canary);
      return canary;
    },
    bind(reportId) {
      for (const canary of planted.values()) if (canary.reportId === '') canary.reportId = reportId;
    },
    find: (text) => [...new Set(text.toLowerCase().match(WORD) ?? [])].map((word) => planted.get(word)!),
  };
}
