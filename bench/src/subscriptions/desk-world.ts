import type { Subject } from '@lapor/schema/identity';
import { signIn } from '@lapor/stack/demo/graph-client';
import type { System } from '@lapor/stack/system/start-system';
import { query } from '../query.js';
import { FILE, filing } from '../reports/filing.js';
import { LIAISON, NATIONAL, VERIFY_AND_DISPOSE } from '../reports/transitions.js';
import { createSubgraphClient } from '../subgraph-client.js';

/** A report that somebody works on. */
interface WorkedReport {
  readonly id: string;
  version: number;
  /** The last note on it: each is written on the version that the one before has made. */
  noted?: Promise<void>;
}

const AT_ONCE = 16;

/** Events at the desks of a running system, and when they were written. */
export interface DeskWorld {
  /** Files reports; each is an event at the national desk. */
  file(count: number): Promise<readonly WorkedReport[]>;
  /** Files reports and gives them to an agency. */
  dispose(count: number): Promise<readonly WorkedReport[]>;
  /** Writes a note on a report of the agency; one event there. */
  note(report: WorkedReport): Promise<void>;
  /** When each event of the log was recorded, by its id, in milliseconds since the epoch: a moment before its commit. */
  recorded(): Promise<ReadonlyMap<string, number>>;
  /** Tokens of demo accounts. */
  token(username: string): Promise<string>;
  close(): void;
}

export function openDeskWorld(system: System): DeskWorld {
  const client = createSubgraphClient(system, 'reports');
  const command = async (name: string, inputType: string, subject: Subject, report: WorkedReport, input: object) => {
    const text = `mutation ($input: ${inputType}!) { ${name}(input: $input) { version } }`;
    const variables = { input: { reportId: report.id, expectedVersion: report.version, ...input } };
    report.version = (await client.get<Record<string, { version: number }>>(subject, text, variables))[name]?.version ?? 0;
  };
  const file = async (count: number) => {
    const filed: WorkedReport[] = [];
    let left = count;
    const work = async () => {
      while (left > 0) {
        left -= 1;
        filed.push((await client.get<{ fileReport: WorkedReport }>(client.newCitizen(), FILE, { input: filing() })).fileReport);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return filed;
  };
  return {
    file,
    async dispose(count) {
      const filed = await file(count);
      for (const report of filed) await command('verifyAndDispose', 'VerifyAndDisposeInput', NATIONAL, report, VERIFY_AND_DISPOSE);
      return filed;
    },
    note(report) {
      report.noted = (report.noted ?? Promise.resolve()).then(() =>
        command('addNote', 'AddNoteInput', LIAISON, report, { text: 'Petugas sedang memeriksa jaringan lampu.' }),
      );
      return report.noted;
    },
    async recorded() {
      const rows = await query<{ event_id: string; at: string }>(
        system,
        'select event_id, extract(epoch from recorded_at) * 1000 as at from event_log',
      );
      return new Map(rows.map(({ event_id, at }) => [event_id, Number(at)]));
    },
    token: async (username) => String((await signIn(system.gatewayUrl, username, system.secrets.demoPassword)).token),
    close: () => client.close(),
  };
}
