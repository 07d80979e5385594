import { DEMO_ACCOUNTS } from '@lapor/schema/demo';
import type { Membership, Role } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { Answer, GraphClient } from './graph-client.js';
import { type OpenSystem, signIn, type Username } from './open-system.js';
import { until } from './until.js';

/** Mutation on an officer → the type of its input. */
const INPUT_TYPES = {
  appointOfficer: 'AppointOfficerInput',
  endMembership: 'EndMembershipInput',
  setOfficerLeave: 'SetOfficerLeaveInput',
  endOfficerLeave: 'OfficerInput',
  deactivateOfficer: 'DeactivateOfficerInput',
  reactivateOfficer: 'OfficerInput',
} as const;
export type OfficerCommand = keyof typeof INPUT_TYPES;
export const OFFICER_COMMANDS = Object.keys(INPUT_TYPES) as readonly OfficerCommand[];

/** What the tests read of an officer. */
export const OFFICER = `{
  id active memberships { role agency { code } validFrom validTo actingFor } leave { from to deputyId }
}`;
export const LEGAL_REF = 'SK Wali Kota Metro 821/117/2026';
export const PASSWORD = 'jembatan-kayu-di-hulu';

export function today(): string {
  return latestDateInIndonesia(new Date());
}

/** Runs a command on an officer; never throws because of what the answer says. */
export function ask(
  client: GraphClient,
  command: OfficerCommand,
  input: Record<string, unknown>,
): Promise<Answer<{ officer: Record<string, unknown> }>> {
  return client.ask(`mutation ($input: ${INPUT_TYPES[command]}!) { officer: ${command}(input: $input) ${OFFICER} }`, { input });
}

/** Runs a command that is allowed. */
export async function run(client: GraphClient, command: OfficerCommand, input: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { data, errors, text } = await ask(client, command, input);
  if (errors.length > 0 || !data) throw new Error(`${command}: ${text}`);
  return data.officer;
}

/** The account's id of a demo officer. */
export function idOf(username: Username): string {
  return DEMO_ACCOUNTS.find((account) => account.username === username)!.id;
}

/** An account that an administrator has made, its owner's own password chosen. */
export interface Account {
  readonly id: string;
  readonly username: string;
}

const CREATE =
  'mutation ($input: CreateOfficerAccountInput!) { created: createOfficerAccount(input: $input) { id username oneTimePassword } }';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { token } }';

/** Makes an officer's account, without any right. */
export async function createAccount(system: OpenSystem, admin: GraphClient, username: string, fullName: string): Promise<Account> {
  const input = { username, fullName, email: `${username}@dinas-uji.go.id` };
  const { created } = await admin.get<{ created: Account & { oneTimePassword: string } }>(CREATE, { input });
  await system.anyone.get(CHANGE, { input: { username, password: created.oneTimePassword, newPassword: PASSWORD } });
  return created;
}

/** Signs an officer in once citizens knows of these memberships, `ROLE@CODE`, and no other: until the token says so. */
export function signInWith(system: OpenSystem, username: string, offices: readonly `${Role}@${string}`[]): Promise<GraphClient> {
  return until(`${username} holds ${offices.join(' and ') || 'nothing'}`, async () => {
    const client = await signIn(system.gatewayUrl, username, PASSWORD);
    const held = membershipsIn(client).map(({ role, agencyCode }) => `${role}@${agencyCode}`);
    return held.sort().join() === [...offices].sort().join() && client;
  });
}

/** What a client's token says of its officer. */
function membershipsIn({ token = '' }: GraphClient): readonly Membership[] {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).memberships;
}

/** An officer with one office, signed in. */
export async function onboard(
  system: OpenSystem,
  username: string,
  role: Role,
  agencyCode: string,
): Promise<Account & { client: GraphClient }> {
  const admin = await system.as('admin-nasional');
  const account = await createAccount(system, admin, username, 'Petugas Uji Coba');
  await run(admin, 'appointOfficer', { officerId: account.id, role, agencyCode, legalRef: LEGAL_REF, validFrom: today() });
  return { ...account, client: await signInWith(system, username, [`${role}@${agencyCode}`]) };
}
