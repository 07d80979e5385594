import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ANONYMOUS } from '@lapor/schema/identity';
import type { System } from '@lapor/stack/system/start-system';
import type { Bar } from '../bar.js';
import { query } from '../query.js';
import type { Results } from '../results.js';
import { keptFolder } from '../start-kept-system.js';
import { createSubgraphClient, type SubgraphClient } from '../subgraph-client.js';
import { timeBars, timesOf } from '../times.js';
import { startFilledRegistry } from './filled-registry.js';
import { suggestionTexts } from './suggestion-texts.js';

const SIZE = { agencies: 700, units: 15_000, officers: 46_000 };
const KEYS = 100;
/** A process that serves has run its code often enough for the compiler to know it. */
const WARM_UP = 500;
const MOST_ENTITIES_MS = 5;
const MOST_SUGGESTION_MS = 20;
const MOST_REBUILD_MS = 10_000;
const REBUILDS = 5;

const ENTITIES = `query ($keys: [_Any!]!) { _entities(representations: $keys) {
  ... on Agency { code name shortName type active region { code } parent { code } } } }`;
const SUGGEST = `query ($text: String!, $regionCode: String, $categoryId: ID) {
  suggestAgency(text: $text, regionCode: $regionCode, categoryId: $categoryId) {
    ambiguous candidates { agency { code name } reasons { kind } } } }`;

/** Measures the registry at the size of the country: entities as the gateway asks for them, suggestions, a rebuild of reports' copy. */
export async function benchRegistry(): Promise<Results> {
  const system = await startFilledRegistry(SIZE);
  const client = createSubgraphClient(system, 'agencies');
  try {
    const held = await countEntries(system);
    return {
      name: 'registry',
      command: 'npm run bench -- registry',
      setting: [
        `The agencies subgraph with ${held.bodies} bodies, ${held.units} units and ${held.officers} officers, asked directly as the gateway asks it,`,
        'one request at a time, with PostgreSQL, the other processes and this client on the same machine. The rebuild is the whole',
        'command, with the start of its process, while everything serves.',
      ],
      bars: [...(await measureEntities(system, client)), ...(await measureSuggestions(system, client)), ...(await measureRebuild(system))],
    };
  } finally {
    client.close();
    await system.stop();
  }
}

async function countEntries(system: System): Promise<{ readonly bodies: number; readonly units: number; readonly officers: number }> {
  const [row] = await query<{ bodies: number; units: number; officers: number }>(
    system,
    `select (select count(*) from agency where parent_code is null)::integer as bodies,
            (select count(*) from agency where parent_code is not null)::integer as units,
            (select count(*) from officer)::integer as officers`,
    'agencies',
  );
  return row as { bodies: number; units: number; officers: number };
}

/** A hundred agencies by their codes, others each time. */
async function measureEntities(system: System, client: SubgraphClient): Promise<readonly Bar[]> {
  const rows = await query<{ code: string }>(system, 'select code from agency order by md5(code)', 'agencies');
  let from = 0;
  const ask = async () => {
    const keys = rows.slice(from, from + KEYS).map(({ code }) => ({ __typename: 'Agency', code }));
    from = (from + KEYS) % (rows.length - KEYS);
    const { _entities: found } = await client.get<{ _entities: readonly { readonly code: string }[] }>(ANONYMOUS, ENTITIES, { keys });
    if (found.some(({ code }, index) => code !== keys[index]?.code)) throw new Error('an agency is not the one asked for');
  };
  await timesOf(ask, WARM_UP);
  return timeBars(`${KEYS} agencies by code`, await timesOf(ask), MOST_ENTITIES_MS);
}

async function measureSuggestions(system: System, client: SubgraphClient): Promise<readonly Bar[]> {
  const bars: Bar[] = [];
  for (const { what, variables } of await suggestionTexts(system)) {
    const ask = () => client.get(ANONYMOUS, SUGGEST, variables);
    await timesOf(ask, WARM_UP);
    bars.push(...timeBars(`suggestAgency, ${what}`, await timesOf(ask), MOST_SUGGESTION_MS));
  }
  return bars;
}

/** The command as an operator runs it. */
async function measureRebuild({ ports }: System): Promise<readonly Bar[]> {
  const env = { DATA_FOLDER: keptFolder('registry'), AGENCIES_URL: `http://127.0.0.1:${ports.agencies}` };
  const program = fileURLToPath(import.meta.resolve('@lapor/stack/registry/main'));
  const rebuild = async () => {
    const [code] = await once(spawn(process.execPath, [program], { env, stdio: 'ignore' }), 'close');
    if (code !== 0) throw new Error(`the rebuild ended with code ${code}`);
  };
  return timeBars("a rebuild of reports' copy", await timesOf(rebuild, REBUILDS), MOST_REBUILD_MS);
}
