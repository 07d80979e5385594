import type { Report, ReportChannel } from '../domain/report/report.js';
import { type ReportClass, secrecyOf } from '../domain/report/report-class.js';
import { formatTrackingId } from '../domain/report/tracking-id.js';
import { createRandom, type Random } from './random.js';
import { pickDesk, type SeedWorld } from './seed-world.js';
import { type Texts, writeTexts } from './texts.js';

/** Guesses where domain.md has no figure. */
const CLASSES: readonly (readonly [ReportClass, number])[] = [
  ['COMPLAINT', 0.788],
  ['INFORMATION_REQUEST', 0.1],
  ['ASPIRATION', 0.1],
  ['PROCUREMENT', 0.01],
  ['WHISTLEBLOWING', 0.002],
];
const CHANNELS: readonly (readonly [ReportChannel, number])[] = [
  ['WEB', 0.4],
  ['MOBILE_APP', 0.3],
  ['SMS', 0.18],
  ['WHATSAPP', 0.08],
  ['X', 0.02],
  ['WALK_IN', 0.02],
];
const SHARES = { straightToAgency: 0.5, anonymous: 0.2, confidential: 0.1 };
/** Reporters are fewer than reports (domain.md 1.9: 1.1 million of 1.7); some file far more than others. */
const REPORTERS_PER_REPORT = 0.65;

/** A report as it was filed; reports are numbered in the order of their filing. */
export function fileReport(world: SeedWorld, random: Random, number: number): { readonly report: Report; readonly texts: Texts } {
  const texts = writeTexts(random);
  const reportClass = draw(CLASSES, random);
  const secrecy = secrecyOf(reportClass, { anonymous: random.chance(SHARES.anonymous), confidential: random.chance(SHARES.confidential) });
  const target = random.chance(SHARES.straightToAgency) ? pickDesk(world, random) : null;
  const desk = target ? { code: target.code, path: target.path } : world.national;
  const at = filedAt(world, random, number);
  const reporterId = reporterOf(world, random);
  const report: Report = {
    ...UNTOUCHED,
    oversights: world.oversights,
    id: random.id(at),
    trackingId: trackingIdOf(world.seed, number),
    class: reportClass,
    title: texts.title,
    content: texts.content,
    eventDate: null,
    place: null,
    regionCode: target?.regionCode ?? random.pick(world.regions),
    categoryId: random.chance(0.5) ? random.pick(world.categories) : null,
    targetAgencyCode: target?.code ?? null,
    ...secrecy,
    deskCode: desk.code,
    desks: [desk],
    fileCompleteAt: at,
    reporterId,
    citizenId: secrecy.anonymous ? null : reporterId,
    channel: draw(CHANNELS, random),
    filedAt: at,
    updatedAt: at,
  };
  return { report, texts };
}

const UNTOUCHED = {
  publishedTitle: null,
  publishedContent: null,
  published: false,
  state: 'RECEIVED',
  leadAgencyCode: null,
  ccDesks: [],
  openedBy: [],
  hops: 0,
  firstAssignedAt: null,
  postponedFrom: null,
  postponeReason: null,
  completedAt: null,
  completedHow: null,
  mergedInto: null,
  handoverConsentAt: null,
  nationalPriority: false,
  supervision: false,
  extensionDays: 0,
  filedByRole: null,
  filedByAgencyCode: null,
  version: 1,
} as const;

function filedAt({ from, until, reports }: SeedWorld, random: Random, number: number): Date {
  const span = until.getTime() - from.getTime();
  return new Date(from.getTime() + Math.floor(((number + random.next()) / reports) * span));
}

/** A stranger to the registry: pseudonymous, and the same person for the same place in the line. */
function reporterOf({ seed, reports }: SeedWorld, random: Random): string {
  const person = Math.floor(random.next() ** 2 * reports * REPORTERS_PER_REPORT);
  return createRandom(`${seed} reporters`, person).id(new Date(0));
}

const TRACKING_BITS = 40n;
/** Odd, so that multiplying by it is a permutation of the 40-bit numbers: no two reports get the same id. */
const SCATTER = 0x9e3779b97fn | 1n;

function trackingIdOf(seed: string, number: number): string {
  const offset = createRandom(`${seed} tracking`, 0).bytes(5);
  const start = BigInt(`0x${offset.toString('hex')}`);
  const value = BigInt.asUintN(Number(TRACKING_BITS), BigInt(number) * SCATTER + start);
  return formatTrackingId(Buffer.from(value.toString(16).padStart(10, '0'), 'hex'));
}

function draw<Item>(shares: readonly (readonly [Item, number])[], random: Random): Item {
  let rest = random.next();
  for (const [item, share] of shares) {
    rest -= share;
    if (rest < 0) return item;
  }
  return (shares[0] as readonly [Item, number])[0];
}
