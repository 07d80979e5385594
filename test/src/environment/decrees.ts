import { addDays } from '@lapor/schema/calendar/day';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { Answer, GraphClient } from './graph-client.js';
import type { OpenSystem } from './open-system.js';

/** Mutation on what the registry holds by decree → the type of its input. */
const INPUT_TYPES = {
  enactJurisdiction: 'EnactJurisdictionInput',
  endJurisdiction: 'EndJurisdictionInput',
  registerCategory: 'RegisterCategoryInput',
  changeCategory: 'ChangeCategoryInput',
  retireCategory: 'RetireCategoryInput',
  reopenCategory: 'ReopenCategoryInput',
  establishOversight: 'EstablishOversightInput',
  endOversight: 'EndOversightInput',
  enactAnswerPolicy: 'EnactAnswerPolicyInput',
  endAnswerPolicy: 'EndAnswerPolicyInput',
} as const;
export type RuleCommand = keyof typeof INPUT_TYPES;
export const RULE_COMMANDS = Object.keys(INPUT_TYPES) as readonly RuleCommand[];

/** What commands on categories say: an act that is in force. */
export const DECREE = { legalRef: 'Keputusan Menteri PANRB Nomor 12 Tahun 2026', effectiveOn: '2026-01-02' };
export const ACT = { legalRef: 'Peraturan Presiden Nomor 9 Tahun 2026' };
/** The registry's day, the first on which a rule may begin or end; from 22.00 in Jakarta it is tomorrow there. */
export const TODAY = latestDateInIndonesia(new Date());
export const TOMORROW = addDays(TODAY, 1);

/** Sends a command on a rule; never throws because of what the answer says. */
export function askRule<Rule = { readonly id: string }>(
  client: GraphClient,
  command: RuleCommand,
  input: Record<string, unknown>,
  fields = 'id',
): Promise<Answer<{ rule: Rule }>> {
  return client.ask(`mutation ($input: ${INPUT_TYPES[command]}!) { rule: ${command}(input: $input) { ${fields} } }`, {
    input: { ...ACT, ...input },
  });
}

/** Changes a rule as the national administrator, and expects it to be allowed. */
export async function changeRule<Rule = { readonly id: string }>(
  system: OpenSystem,
  command: RuleCommand,
  input: Record<string, unknown>,
  fields = 'id',
): Promise<Rule> {
  const { data, errors, text } = await askRule<Rule>(await system.as('admin-nasional'), command, input, fields);
  if (errors.length > 0 || !data) throw new Error(`${command}: ${text}`);
  return data.rule;
}
