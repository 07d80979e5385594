import { DEMO_ACCOUNTS } from '@lapor/citizens/database/seed/demo-accounts';
import type { System } from './start-system.js';

interface Welcome {
  readonly system: System;
  readonly dataFolder: string;
  readonly logFile: string;
  readonly seconds: number;
}

/** What an operator needs right after the start. */
export function welcome({ system, dataFolder, logFile, seconds }: Welcome): string {
  const accounts = DEMO_ACCOUNTS.map((account) => `    ${account.username.padEnd(20)} ${describe(account)}`).join('\n');
  return `
LAPOR! is ready (${seconds.toFixed(1)} s).

  GraphQL    ${system.gatewayUrl}/graphql   (WebSocket at the same address)
  Explorer   ${system.gatewayUrl}/

  Demo accounts, all with the password ${system.secrets.demoPassword}
${accounts}

  Data in ${dataFolder}, log in ${logFile}. Ctrl-C stops everything; the data is kept.
`;
}

function describe({ memberships }: (typeof DEMO_ACCOUNTS)[number]): string {
  return memberships?.length ? memberships.map(({ role, agencyCode }) => `${role} at ${agencyCode}`).join(', ') : 'REPORTER';
}
