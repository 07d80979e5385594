import { RefusalError } from '@lapor/kit/refusal';
import { checkIdempotencyKey } from '@lapor/schema/input/idempotency-key';
import type { Refusal } from '@lapor/schema/refusal';
import type { EntityManager } from 'typeorm';
import { findReports } from '../database/report.queries.js';
import { checkFiling, type Filing, type FilingInput } from '../domain/filing/filing.js';
import type { Capacity } from '../domain/report/decide.js';
import type { Report, ReportChannel } from '../domain/report/report.js';
import { countQuotas } from './count-quotas.js';
import type { AccessCodeDependencies } from './issue-access-code.js';
import type { FilingReporter, ReporterDependencies } from './name-reporter.js';
import { findReceivingDesks } from './receiving-desks.js';
import { nameOfRequest, type Once, takeEachOnce } from './take-once.js';
import { writeFilings } from './write-filings.js';

export interface FileReportInput extends FilingInput {
  /** The caller's name for this filing: sent again, it returns the first report and files nothing. */
  readonly idempotencyKey: string;
}

/** A report just filed, with its access code: it is shown here and never again, also not when the filing is repeated. */
export interface FiledReport extends Report {
  readonly accessCode: string | null;
}

/** What a filing needs besides the other commands. */
export interface FilingDependencies extends AccessCodeDependencies, ReporterDependencies {}

/** A filing by somebody who may file. */
export interface AllowedFiling {
  readonly command: 'fileReport' | 'fileReportOnBehalf' | 'fileReportByChannel';
  readonly subjectId: string;
  readonly as: Capacity;
  readonly input: FileReportInput;
  readonly reporter: FilingReporter;
}

/** What came of a filing. */
export type FilingAnswer = { readonly ok: true; readonly filed: FiledReport } | Refusal;

/** A filing that can be received, with the name by which its repetition is known. */
export interface OpenFiling extends AllowedFiling {
  readonly id: string;
  readonly index: number;
  readonly name: string;
  readonly filing: Filing;
}

/**
 * Writes filings of one channel and their events in one transaction, each once for its key, and answers them in their
 * order. What refuses one of them concerns none of the others: the transaction is undone, and goes again without it. Refuses
 * with INPUT_INVALID, IDEMPOTENCY_KEY_REUSED, REGION_UNKNOWN, CATEGORY_UNKNOWN, AGENCY_UNKNOWN and FILING_QUOTA_EXCEEDED. A
 * fault concerns all that are not answered yet; sent again under their keys, none is filed twice.
 */
export async function receiveFilings(
  deps: FilingDependencies,
  channel: ReportChannel,
  filings: readonly AllowedFiling[],
): Promise<readonly FilingAnswer[]> {
  const at = deps.now();
  const answers = new Map<number, FilingAnswer>();
  let open = filings.flatMap((allowed, index): readonly OpenFiling[] => {
    const key = checkIdempotencyKey(allowed.input.idempotencyKey);
    const checked = key.ok ? checkFiling(allowed.input, at) : key;
    if (!checked.ok) answers.set(index, checked);
    const name = nameOfRequest({ ...allowed, key: allowed.input.idempotencyKey });
    return checked.ok ? [{ ...allowed, id: deps.newId(), index, name, filing: checked.filing }] : [];
  });
  while (open.length > 0) {
    // Of those that are the same only the first: the others are its repetitions, and come behind it.
    const group = [...new Map(open.toReversed().map((each) => [each.name, each])).values()].toReversed();
    for (const [index, answer] of await receiveGroup(deps, group, { channel, at })) answers.set(index, answer);
    open = open.filter(({ index }) => !answers.has(index));
  }
  return filings.map((_, index) => answers.get(index) as FilingAnswer);
}

interface Receiving {
  readonly channel: ReportChannel;
  readonly at: Date;
}

/** Some of a group are refused. Nothing is to be kept of the transaction. */
class RefusedAmong extends Error {
  constructor(readonly refused: ReadonlyMap<number, Refusal>) {
    super('some filings of a group are refused');
  }
}

/** Files all of a group, or says of some what refuses them and files none. */
async function receiveGroup(
  deps: FilingDependencies,
  group: readonly OpenFiling[],
  receiving: Receiving,
): Promise<ReadonlyMap<number, FilingAnswer>> {
  try {
    return await deps.database.transaction((manager) => receiveIn(deps, manager, group, receiving));
  } catch (error) {
    if (error instanceof RefusedAmong) return error.refused;
    throw error;
  }
}

async function receiveIn(
  deps: FilingDependencies,
  manager: EntityManager,
  group: readonly OpenFiling[],
  { channel, at }: Receiving,
): Promise<ReadonlyMap<number, FilingAnswer>> {
  const once = await takeEachOnce(
    manager,
    group.map(({ command, subjectId, input, filing, id }) => {
      return { command, subjectId, key: input.idempotencyKey, input: { ...filing, channel }, reportId: id, at };
    }),
  );
  const fresh = group.filter((_, place) => once[place]?.ok && once[place].earlier === null);
  const desks = await findReceivingDesks(
    manager,
    fresh.map(({ filing }) => filing),
  );
  const received = fresh.flatMap((each, place) => (desks[place]?.ok ? [{ ...each, desk: desks[place].desk }] : []));
  const refused = new Map([
    ...fresh.flatMap(({ index }, place): readonly [number, Refusal][] => (desks[place]?.ok === false ? [[index, desks[place]]] : [])),
    ...(await refusedByQuotas(manager, received, { channel, at })),
  ]);
  if (refused.size > 0) throw new RefusedAmong(refused);
  const filed = await writeFilings(deps, manager, received, { channel, at });
  return new Map([
    ...(await answersBefore(manager, group, once)),
    ...filed.map((report, place): [number, FilingAnswer] => [received[place]?.index ?? 0, { ok: true, filed: report }]),
  ]);
}

/** Counts filings whose reporters have names to count under; says which are too many. */
async function refusedByQuotas(
  manager: EntityManager,
  filings: readonly OpenFiling[],
  receiving: Receiving,
): Promise<readonly [number, Refusal][]> {
  const counted = filings.flatMap(({ index, filing, reporter: { secret } }) => (secret ? [{ index, class: filing.class, secret }] : []));
  const refusals = await countQuotas(manager, receiving, counted);
  return counted.flatMap(({ index }, place): readonly [number, Refusal][] => (refusals[place] ? [[index, refusals[place]]] : []));
}

/** Answers what was sent before: with its report, or the refusal of a key that was used for something else. */
async function answersBefore(
  manager: EntityManager,
  group: readonly OpenFiling[],
  once: readonly Once[],
): Promise<ReadonlyMap<number, FilingAnswer>> {
  const earlier = once.flatMap((each) => (each.ok && each.earlier !== null ? [each.earlier] : []));
  const reports = new Map((await findReports(manager, earlier)).map((report) => [report.id, report]));
  return new Map(
    group.flatMap(({ index }, place): readonly [number, FilingAnswer][] => {
      const each = once[place];
      if (!each?.ok) return each ? [[index, each]] : [];
      if (each.earlier === null) return [];
      const report = reports.get(each.earlier);
      if (!report) throw new RefusalError('REPORT_NOT_FOUND');
      return [[index, { ok: true, filed: { ...report, accessCode: null } }]];
    }),
  );
}
