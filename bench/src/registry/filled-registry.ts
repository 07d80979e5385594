import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import type { System } from '@lapor/stack/system/start-system';
import { query } from '../query.js';
import { keptFolder, startKeptSystem } from '../start-kept-system.js';
import { createSubgraphClient, type SubgraphClient } from '../subgraph-client.js';

/** How much a registry holds: bodies of their own, units below them, officers in them. */
export interface RegistrySize {
  readonly agencies: number;
  readonly units: number;
  readonly officers: number;
}

const ADMIN: Subject = {
  kind: 'officer',
  id: '00000000-0000-4000-8000-000000000009',
  memberships: [{ role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK }],
};
const ACT = { legalRef: 'Keputusan Uji Kinerja Nomor 1 Tahun 2026' };
const SINCE = '2026-01-01';
const IMPORT = 'mutation ($input: ImportRegistryInput!) { importRegistry(input: $input) { added problems { line code } } }';
const APPOINT = 'mutation ($input: AppointOfficerInput!) { appointOfficer(input: $input) { id } }';
/** A table has at most 20,000 rows. */
const ROWS = 10_000;
const WRITERS = 8;

/**
 * Starts a system whose registry was filled to a size through its own commands, once: tables of agencies and units, one
 * appointment for each officer. The data is kept in `.data/bench` between runs.
 */
export async function startFilledRegistry(size: RegistrySize): Promise<System> {
  const dataFolder = keptFolder('registry');
  const filled = join(dataFolder, 'filled');
  const system = await startKeptSystem(dataFolder);
  try {
    if (!existsSync(filled)) {
      const client = createSubgraphClient(system, 'agencies');
      await fill(system, client, size);
      client.close();
      await query(system, 'vacuum analyze', 'agencies');
      await writeFile(filled, `${new Date().toISOString()}\n`);
    }
    return system;
  } catch (error) {
    await system.stop();
    throw error;
  }
}

async function fill(system: System, client: SubgraphClient, { agencies, units, officers }: RegistrySize): Promise<void> {
  const codes = async (condition: string) =>
    (await query<{ code: string }>(system, `select code from agency where active and ${condition} order by code`, 'agencies')).map(
      ({ code }) => code,
    );
  const missing = agencies - (await codes('parent_code is null')).length;
  const bodies = Array.from({ length: Math.max(0, missing) }, (_, index) => `U-${index + 1},"Badan Uji ${index + 1}",LPNK`);
  await load(client, 'AGENCIES', 'code,name,type', bodies);
  const above = await codes('parent_code is null');
  const parts = Array.from({ length: units }, (_, index) => {
    const parent = above[index % above.length];
    return `${parent}-U${index + 1},"Bidang Pelayanan ${index + 1}",${parent}`;
  });
  await load(client, 'UNITS', 'code,name,parentCode', parts);
  const desks = await codes("code like '%-U%'");
  let next = 0;
  const appoint = async () => {
    for (let index = next++; index < officers; index = next++) {
      const agencyCode = desks[index % desks.length];
      const role = index < desks.length ? 'AGENCY_ADMIN' : 'LIAISON_OFFICER';
      await client.get(ADMIN, APPOINT, { input: { ...ACT, officerId: randomUUID(), role, agencyCode, validFrom: SINCE } });
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, appoint));
}

async function load(client: SubgraphClient, kind: 'AGENCIES' | 'UNITS', header: string, rows: readonly string[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS) {
    const csv = [header, ...rows.slice(from, from + ROWS), ''].join('\n');
    await client.get(ADMIN, IMPORT, { input: { ...ACT, kind, csv, dryRun: false, effectiveOn: SINCE } });
  }
}
