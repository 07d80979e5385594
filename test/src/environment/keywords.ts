import type { Answer, GraphClient } from './graph-client.js';
import type { OpenSystem } from './open-system.js';

/** Mutation on a keyword → the type of its input. */
const INPUT_TYPES = { registerKeyword: 'RegisterKeywordInput', retireKeyword: 'RetireKeywordInput' } as const;

/** A keyword as the commands and the list show it. */
export interface ShownKeyword {
  readonly id: string;
  readonly words: string;
  readonly source: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly agency: { readonly code: string };
}

export const KEYWORD_ACT = 'SK Wali Kota Metro Nomor 12 Tahun 2026';
const KEYWORD = 'id words source validFrom validTo agency { code }';

/** A keyword of Kota Metro that is in force, with what is to be different. */
export function aKeyword(words: string, input: Record<string, unknown> = {}) {
  return { words, agencyCode: 'D-18.72', validFrom: '2026-01-02', legalRef: KEYWORD_ACT, ...input };
}

/** Asks for a command on a keyword; never throws because of what the answer says. */
export function askKeyword(
  client: GraphClient,
  command: keyof typeof INPUT_TYPES,
  input: Record<string, unknown>,
): Promise<Answer<{ keyword: ShownKeyword }>> {
  return client.ask(`mutation ($input: ${INPUT_TYPES[command]}!) { keyword: ${command}(input: $input) { ${KEYWORD} } }`, { input });
}

/** Registers a keyword and expects it to be allowed; returns its id. */
export async function registerKeyword(client: GraphClient, words: string, input: Record<string, unknown> = {}): Promise<string> {
  const { data, text } = await askKeyword(client, 'registerKeyword', aKeyword(words, input));
  if (!data) throw new Error(`registerKeyword: ${text}`);
  return data.keyword.id;
}

/** An agency's keywords, those that are over included. */
export async function keywordsOf({ anyone }: OpenSystem, agencyCode: string): Promise<readonly ShownKeyword[]> {
  const query = `query ($agencyCode: String!) { smsKeywords(agencyCode: $agencyCode, first: 100) { nodes { ${KEYWORD} } } }`;
  const { smsKeywords } = await anyone.get<{ smsKeywords: { nodes: readonly ShownKeyword[] } }>(query, { agencyCode });
  return smsKeywords.nodes;
}

/** Whom an SMS names: the codes of the candidates. */
export async function resolve({ anyone }: OpenSystem, text: string): Promise<readonly string[]> {
  const query = 'query ($text: String!) { resolveKeyword(text: $text) { candidates { agency { code } } } }';
  const { resolveKeyword } = await anyone.get<{ resolveKeyword: { candidates: readonly { agency: { code: string } }[] } }>(query, { text });
  return resolveKeyword.candidates.map(({ agency }) => agency.code);
}

/** The events of a keyword in their order, as the log holds them. */
export function keywordHistory(system: OpenSystem, id: string) {
  return system.rows<{ type: string; actor: object; payload: Record<string, unknown> }>(
    'agencies',
    `select type, actor, payload from event_log where aggregate_type = 'keyword' and aggregate_id = $1 order by sequence`,
    [id],
  );
}
