import { randomUUID } from 'node:crypto';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Random } from '../federation/random.js';
import { BOGOR, METRO, METRO_UNIT } from './actors.js';
import { type Canaries, partOf } from './canaries.js';
import { type Mutation, type Slot, slotsOf, valuesOf } from './operations.js';

/** What the generated input of a command refers to. */
export interface Reference {
  readonly reportId: string;
  readonly version: number;
  readonly otherId: string;
  /** The last request to reveal an identity. */
  readonly requestId: string;
}

const AGENCIES = [METRO, METRO, METRO_UNIT, BOGOR, 'D-18.72-PUPR'] as const;
const TOUCHED = ['eventDate', 'place', 'note', 'question', 'publishedContent', 'comment', 'reason'];

/** By field name; whatever is not here is made from its type. */
const BY_NAME: Readonly<Record<string, (random: Random, reference: Reference) => unknown>> = {
  reportId: (_random, { reportId }) => reportId,
  originalId: (_random, { otherId }) => otherId,
  requestId: (_random, { requestId }) => requestId,
  expectedVersion: (_random, { version }) => version,
  idempotencyKey: () => randomUUID(),
  agencyCode: (random) => random.pick(AGENCIES),
  targetAgencyCode: (random) => random.pick([METRO, BOGOR]),
  proposedAgencyCode: () => 'D-18.71',
  ccAgencyCodes: (random) => [random.pick([BOGOR, METRO_UNIT, 'K-PANRB'])],
  categoryId: () => 'lingkungan.pohon-tumbang',
  regionCode: () => '18.72',
  eventDate: () => '2026-05-04',
  days: (random) => 1 + random.below(5),
  score: (random) => 1 + random.below(5),
  publish: (random) => random.chance(0.8),
  // Nobody publishes by a flag, and most texts are published: what is closed at once is never taken back.
  published: () => false,
  anonymous: (random) => random.chance(0.3),
  confidential: (random) => random.chance(0.3),
  class: (random) => random.pick(['COMPLAINT', 'COMPLAINT', 'ASPIRATION', 'INFORMATION_REQUEST', 'WHISTLEBLOWING']),
  reason: (random) => random.pick(['INCOMPLETE', 'FIELD_CHECK']),
};

/** A command's variables: valid in form, with a planted word in every text. */
export function inputFor(mutation: Mutation, random: Random, canaries: Canaries, reference: Reference): Record<string, unknown> {
  const values = Object.fromEntries(
    mutation.slots
      .filter((slot) => slot.required || random.chance(TOUCHED.includes(slot.name) ? 0.9 : 0.35))
      .map((slot) => [slot.name, slotValue(mutation, slot, random, canaries, reference)]),
  );
  // A return names an agency or a body, never both.
  if ('proposedBody' in values) delete values.proposedAgencyCode;
  return values;
}

function slotValue(mutation: Mutation, slot: Slot, random: Random, canaries: Canaries, reference: Reference): unknown {
  const options = valuesOf(slot.type);
  const named = BY_NAME[slot.name];
  if (named && !(slot.name === 'reason' && !options)) {
    const value = named(random, reference);
    if (!options || options.includes(value as string)) return value;
  }
  if (options) return random.pick(options);
  const inner = slotsOf(slot.type);
  if (inner) {
    const value = Object.fromEntries(inner.map((each) => [each.name, slotValue(mutation, each, random, canaries, reference)]));
    return slot.list ? [value] : value;
  }
  if (slot.type === 'Boolean') return random.chance(0.5);
  if (slot.type === 'Int') return 1 + random.below(3);
  if (slot.type.startsWith('DateTime')) return new Date().toISOString();
  const { word } = canaries.plant(partOf(mutation.name, slot.name), reference.reportId);
  return slot.list ? [word] : `${word} telah diperiksa petugas di lapangan dan dicatat ${word}`;
}

const WRONG_TEXTS = ['', 'x', `teks dengan kendali \u001b[2J di tengah kalimat`, 'a'.repeat(10_500)] as const;

/** The same input with one thing wrong in it. */
export function spoil(mutation: Mutation, random: Random, input: Record<string, unknown>): Record<string, unknown> {
  const name = random.pick(Object.keys(input));
  const slot = mutation.slots.find((each) => each.name === name)!;
  if (slot.type === 'Int') return { ...input, [name]: Number(input[name]) + random.pick([-1, 1, 1_000]) };
  if (name === 'reportId' || name === 'originalId')
    return { ...input, [name]: random.pick(['01890000-0000-7000-8000-000000000000', "1' or '1'='1"]) };
  if (name === 'agencyCode') return { ...input, agencyCode: random.pick(['D-99.99', NATIONAL_DESK, 'K-BUMN']) };
  return slot.type === 'String' && !slot.list ? { ...input, [name]: random.pick(WRONG_TEXTS) } : input;
}
