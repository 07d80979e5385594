import type { Answer, GraphClient } from './graph-client.js';
import type { OpenSystem, Username } from './open-system.js';

/** A legal act that is in force. */
export const DECREE = { legalRef: 'Perda Kota Metro Nomor 3 Tahun 2026', effectiveOn: '2026-01-02' };

/** Mutation → the type of its input. */
export const REGISTRY_COMMANDS = {
  registerAgency: 'RegisterAgencyInput',
  renameAgency: 'RenameAgencyInput',
  moveAgency: 'MoveAgencyInput',
  changeAgency: 'ChangeAgencyInput',
  closeAgency: 'CloseAgencyInput',
  mergeAgency: 'MergeAgencyInput',
  splitAgency: 'SplitAgencyInput',
  reopenAgency: 'ReopenAgencyInput',
  setExternalCode: 'SetExternalCodeInput',
} as const;
export type RegistryCommand = keyof typeof REGISTRY_COMMANDS;

/** An agency as the commands show it. */
export interface ShownAgency {
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
  readonly version: number;
  readonly validTo: string | null;
  readonly timeZone: string;
  readonly connectionModel: string;
  readonly parent: { readonly code: string } | null;
  readonly successor: { readonly code: string } | null;
  readonly externalCodes: readonly { readonly scheme: string; readonly code: string }[];
}

export const AGENCY_FIELDS =
  'code name active version validTo timeZone connectionModel parent { code } successor { code } externalCodes { scheme code }';

/** Asks for a change of the registry, by a decree that is in force. */
export function askRegistry(
  client: GraphClient,
  command: RegistryCommand,
  input: Record<string, unknown>,
): Promise<Answer<{ agency: ShownAgency }>> {
  const query = `mutation ($input: ${REGISTRY_COMMANDS[command]}!) { agency: ${command}(input: $input) { ${AGENCY_FIELDS} } }`;
  return client.ask(query, { input: { ...DECREE, ...input } });
}

/** Changes the registry and expects it to be allowed. */
export async function changeRegistry(
  system: OpenSystem,
  who: Username,
  command: RegistryCommand,
  input: Record<string, unknown>,
): Promise<ShownAgency> {
  const { data, errors, text } = await askRegistry(await system.as(who), command, input);
  if (errors.length > 0 || !data) throw new Error(`${command}: ${text}`);
  return data.agency;
}

let offices = 0;

/** A valid registration of an office of Kota Metro, under a code of its own. */
export function office(input: Record<string, unknown> = {}) {
  offices += 1;
  return {
    code: `D-18.72-T${offices}`,
    name: 'Dinas Kebersihan',
    shortName: null,
    type: 'PERANGKAT_DAERAH',
    parentCode: 'D-18.72',
    regionCode: '18.72',
    ...input,
  };
}

/** Registers an office of Kota Metro; returns its code. */
export async function registerOffice(system: OpenSystem, input: Record<string, unknown> = {}): Promise<string> {
  return (await changeRegistry(system, 'admin-nasional', 'registerAgency', office(input))).code;
}
