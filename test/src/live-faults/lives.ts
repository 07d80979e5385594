import { setTimeout as delay } from 'node:timers/promises';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import { ANSWER, at, type Command, commandOperation, FOLLOW_UP, filing, type StepReport, verification } from '../environment/journey.js';
import type { Random } from '../federation/random.js';
import type { Viewer, Viewers } from './viewers.js';

/** A report on its way. */
export interface Life {
  readonly report: StepReport;
  readonly owner: Viewer;
  /** Whether it was published, and nobody has taken it back. */
  readonly isPublished: boolean;
}

export interface LivesOptions {
  readonly gatewayUrl: string;
  readonly viewers: Viewers;
  /** The first has most of the work. */
  readonly agencyCodes: readonly string[];
  /** A unit below the first. */
  readonly unitCode: string;
  readonly random: Random;
}

export interface Lives {
  /** Files a report and disposes it, published, to the first agency; nothing happens to it but what is asked for. */
  begin(): Promise<Life>;
  followUp(life: Life): Promise<Life>;
  close(life: Life): Promise<Life>;
  /** One report from its filing to some end, as chance has it. */
  live(): Promise<void>;
  /** What went wrong that no fault explains. */
  readonly unexpected: readonly string[];
  stop(): void;
}

type Step = { readonly who: Viewer; readonly command: Command; readonly input?: Readonly<Record<string, unknown>> };

/** Not answered, or answered by a part that was away: it may have happened or not. */
const OPEN_OUTCOME: ReadonlySet<string> = new Set([
  'SUBGRAPH_UNAVAILABLE',
  'SUBGRAPH_TIMEOUT',
  'REQUEST_TIMEOUT',
  'DATABASE_UNAVAILABLE',
  'SUPERGRAPH_CHANGED',
]);
const AGAIN_MS = 100;

/** Lives of reports by the real commands through the gateway; each is repeated until it has gone through. */
export function createLives({ gatewayUrl, viewers, agencyCodes, unitCode, random }: LivesOptions): Lives {
  const [first = ''] = agencyCodes;
  const national = viewers.officer('NATIONAL_ADMIN', NATIONAL_DESK);
  const desks = new Map(
    agencyCodes.map((code) => [code, { admin: viewers.officer('AGENCY_ADMIN', code), officer: viewers.officer('LIAISON_OFFICER', code) }]),
  );
  const citizens = Array.from({ length: 20 }, () => viewers.citizen());
  const clients = new Map<Viewer, GraphClient>();
  const clientOf = (viewer: Viewer) => {
    const client = clients.get(viewer) ?? createGraphClient(gatewayUrl, viewer.token);
    clients.set(viewer, client);
    return client;
  };
  const unexpected: string[] = [];
  let isStopped = false;

  /** Undefined when it cannot be done (any more). */
  const send = async ({ who, command, input = {} }: Step, report?: StepReport): Promise<StepReport | undefined> => {
    let isOpen = false;
    while (!isStopped) {
      const asked = { ...(report ? at(report) : {}), ...input };
      const answer = await clientOf(who)
        .ask<{ report: StepReport }>(commandOperation(command), { input: asked })
        .catch(() => undefined);
      if (answer?.data?.report) return answer.data.report;
      const codes = answer?.codes ?? [];
      if (answer && !codes.some((code) => OPEN_OUTCOME.has(code))) {
        if (isOpen && report) return await read(report);
        unexpected.push(`${command}: ${answer.text.slice(0, 300)}`);
        return undefined;
      }
      isOpen = true;
      await delay(AGAIN_MS);
    }
    return undefined;
  };
  const read = async ({ id }: StepReport): Promise<StepReport | undefined> => {
    while (!isStopped) {
      const query = 'query ($id: ID!) { report(id: $id) { id trackingId version state stage } }';
      const answer = await clientOf(national)
        .ask<{ report: StepReport | null }>(query, { id })
        .catch(() => undefined);
      if (answer?.data?.report) return answer.data.report;
      await delay(AGAIN_MS);
    }
    return undefined;
  };
  const step = async (life: Life, next: Step): Promise<Life> => {
    const report = await send(next, life.report);
    return report ? { ...life, report } : life;
  };
  const file = async (input: Record<string, unknown>): Promise<Life | undefined> => {
    const owner = random.pick(citizens);
    const report = await send({ who: owner, command: 'fileReport', input: filing(input) });
    return report && { report, owner, isPublished: false };
  };
  const dispose = async (life: Life, who: Viewer, agencyCode: string, publish: boolean): Promise<Life> => {
    const disposed = await step(life, { who, command: 'verifyAndDispose', input: verification(life.report, { agencyCode, publish }) });
    return { ...disposed, isPublished: publish };
  };
  const deskOf = (code: string) => desks.get(code)!;
  const followUp = (life: Life, code = first) =>
    step(life, { who: deskOf(code).officer, command: 'addFollowUp', input: { text: FOLLOW_UP } });
  const show = (life: Life, confidential: boolean) => step(life, { who: life.owner, command: 'changeVisibility', input: { confidential } });

  return {
    unexpected,
    async begin() {
      const filed = await file({});
      const disposed = await dispose(filed!, national, first, true);
      return step(disposed, { who: deskOf(first).officer, command: 'acceptDisposition' });
    },
    followUp,
    close: async (life) => ({ ...(await show(life, true)), isPublished: false }),
    async live() {
      let code = random.chance(0.5) ? first : random.pick(agencyCodes);
      const isDirect = random.chance(0.7);
      const confidential = random.chance(0.1);
      const filed = await file({ confidential, ...(isDirect ? { targetAgencyCode: code } : {}) });
      if (!filed) return;
      let life = await dispose(filed, isDirect ? deskOf(code).admin : national, code, !confidential && random.chance(0.8));
      if (random.chance(0.15)) {
        const other = random.pick(agencyCodes.filter((each) => each !== code));
        const input = { agencyCode: other, reason: 'Kewenangan ada pada instansi tersebut.' };
        life = await step(life, { who: deskOf(code).admin, command: 'transferReport', input });
        code = other;
      } else if (code === first && random.chance(0.2)) {
        const input = { agencyCode: unitCode, reason: 'Mohon ditangani oleh dinas.' };
        life = await step(life, { who: deskOf(code).admin, command: 'forwardInternal', input });
      }
      life = await step(life, { who: deskOf(code).officer, command: 'acceptDisposition' });
      const turns = 2 + random.below(8);
      const closesAt = random.chance(0.25) && !confidential ? random.below(turns) : -1;
      const opensAt = random.chance(0.4) && closesAt >= 0 ? closesAt + 1 + random.below(3) : -1;
      for (let turn = 0; turn < turns && !isStopped; turn += 1) {
        if (turn === closesAt) life = await show(life, true);
        if (turn === opensAt) life = await show(life, false);
        life = await followUp(life, code);
      }
      life = await step(life, { who: deskOf(code).officer, command: 'giveFinalAnswer', input: { text: ANSWER } });
      await step(life, { who: life.owner, command: 'confirmSolved' });
    },
    stop() {
      isStopped = true;
    },
  };
}
