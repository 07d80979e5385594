import { DEMO_ACCOUNTS } from '@lapor/schema/demo';
import type { System } from './start-system.js';

interface Welcome {
  readonly system: System;
  readonly demo: boolean;
  readonly dataFolder: string;
  readonly logFile: string;
  readonly seconds: number;
}

/** What an operator needs right after the start. */
export function welcome({ system, demo, dataFolder, logFile, seconds }: Welcome): string {
  return `
LAPOR! is ready (${seconds.toFixed(1)} s).

  GraphQL    ${system.gatewayUrl}/graphql   (WebSocket at the same address)
${demo ? demoPart(system) : '  No demo accounts and no explorer: others can reach this address (DEMO=true brings them).\n'}
  Data in ${dataFolder}, log in ${logFile}. Ctrl-C stops everything; the data is kept.
`;
}

function demoPart({ gatewayUrl, secrets }: System): string {
  const accounts = DEMO_ACCOUNTS.map((account) => `    ${account.username.padEnd(20)} ${describe(account)}`).join('\n');
  return `  Explorer   ${gatewayUrl}/

  Demo accounts, all with the password ${secrets.demoPassword}
${accounts}
`;
}

function describe({ memberships }: (typeof DEMO_ACCOUNTS)[number]): string {
  return memberships?.length ? memberships.map(({ role, agencyCode }) => `${role} at ${agencyCode}`).join(', ') : 'REPORTER';
}
