import { createGraphClient, type GraphClient } from './graph-client.js';
import type { OpenSystem } from './open-system.js';

/** Somebody's personal data as they write it. */
export interface Person {
  readonly fullName: string;
  readonly email: string;
  readonly phone: string;
  readonly nik: string;
  readonly address?: string;
}

export interface RegisteredCitizen {
  readonly client: GraphClient;
  readonly person: Person;
  readonly accountId: string;
  /** The pseudonym that reports know. */
  readonly citizenId: string;
}

export const PASSWORD = 'sepeda-biru-di-pagar';

/** Registers a citizen through the gateway. */
export async function registerCitizen(system: OpenSystem, person: Person): Promise<RegisteredCitizen> {
  const { register } = await system.anyone.get<{ register: { token: string; account: { id: string; citizen: { id: string } } } }>(
    'mutation ($input: RegisterInput!) { register(input: $input) { token account { id citizen { id } } } }',
    { input: { ...person, password: PASSWORD } },
  );
  const { token, account } = register;
  return { client: createGraphClient(system.gatewayUrl, token), person, accountId: account.id, citizenId: account.citizen.id };
}

/** Every way a person's data could be written somewhere, in lower case: plain, as bytes in hexadecimal, in base64. */
export function tracesOf({ fullName, email, phone, nik, address }: Person): readonly string[] {
  const national = phone.replace(/^\+?(62|0)/, '');
  const plain = [
    fullName,
    ...fullName.split(' '),
    email,
    email.split('@')[0]!,
    national,
    nik,
    ...(address ? [address, address.split(' ')[1]!] : []),
  ];
  const encoded = plain.flatMap((text) => [Buffer.from(text).toString('hex'), Buffer.from(text).toString('base64').replaceAll('=', '')]);
  return [...plain, ...encoded].map((trace) => trace.toLowerCase());
}

/** Which traces stand in a text. */
export function findTraces(text: string, traces: readonly string[]): readonly string[] {
  const lower = text.toLowerCase();
  return traces.filter((trace) => lower.includes(trace));
}
