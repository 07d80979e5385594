import type { Answer, GraphClient } from './graph-client.js';
import { at, type Command, commandOperation, openJourney, type StepReport } from './journey.js';
import type { OpenSystem, Username } from './open-system.js';

/** Commands in free order on one report; each goes on from the version the one before has left. */
export interface Steps {
  readonly report: StepReport;
  /** Does a command and expects it to be allowed. */
  does(who: Username | GraphClient, command: Command, input?: Record<string, unknown>): Promise<StepReport>;
  /** Tries a command in vain; returns the codes. */
  fails(who: Username | GraphClient, command: Command, input?: Record<string, unknown>): Promise<readonly string[]>;
  /** Reads fields of the report as somebody. */
  seen<Fields>(who: Username | GraphClient, fields: string): Promise<Fields>;
  types(): Promise<readonly string[]>;
}

/** Files a report and walks on with it step by step. */
export async function startSteps(system: OpenSystem, input: Record<string, unknown> = {}): Promise<Steps> {
  return stepsFrom(system, await openJourney(system).citizen('warga').files(input));
}

export function stepsFrom(system: OpenSystem, first: StepReport): Steps {
  let report = first;
  const client = async (who: Username | GraphClient) => (typeof who === 'string' ? system.as(who) : who);
  const ask = async (
    who: Username | GraphClient,
    command: Command,
    input: Record<string, unknown>,
  ): Promise<Answer<{ report: StepReport }>> => (await client(who)).ask(commandOperation(command), { input: { ...at(report), ...input } });
  return {
    get report() {
      return report;
    },
    async does(who, command, input = {}) {
      const { data, errors, text } = await ask(who, command, input);
      if (errors.length > 0 || !data) throw new Error(`${command}: ${text}`);
      report = data.report;
      return report;
    },
    fails: async (who, command, input = {}) => (await ask(who, command, input)).codes,
    async seen<Fields>(who: Username | GraphClient, fields: string) {
      const query = `query ($id: ID!) { report(id: $id) { ${fields} } }`;
      return (await (await client(who)).get<{ report: Fields }>(query, { id: report.id })).report;
    },
    async types() {
      const rows = await system.rows<{ type: string }>('reports', 'select type from event_log where aggregate_id = $1 order by sequence', [
        report.id,
      ]);
      return rows.map(({ type }) => type);
    },
  };
}
